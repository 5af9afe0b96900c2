"""Long lists read only what is seen, and change only what changed."""

from __future__ import annotations

from annotator.domain.values import Article
from annotator.ui.library.model import ARTICLE, ArticlesModel
from annotator.ui.panel.heads import HeadRow, HeadsModel


def made_up(id: int) -> Article:
    return Article(
        id,
        f"{id:032x}",
        f"Title {id}",
        None,
        "The Ledger",
        "2026-03-09",
        *[None] * 3,
        "done",
        "",
        9,
    )


def test_a_hundred_thousand_articles_are_listed_without_reading_them():
    asked: list[int] = []

    def fetch(ids):
        asked.extend(ids)
        return [made_up(id) for id in ids]

    model = ArticlesModel(fetch)
    model.set_ids(list(range(1, 100_001)))
    assert model.rowCount() == 100_000
    assert model.data(model.index(50_000, 0), ARTICLE).id == 50_001
    assert len(asked) < 100
    model.data(model.index(50_001, 0), ARTICLE)
    assert len(asked) < 100


def test_a_changed_article_is_read_again(qtbot):
    titles = {1: "Old"}

    def fetch(ids):
        return [made_up(id) if id not in titles else titled(id, titles[id]) for id in ids]

    model = ArticlesModel(fetch)
    model.set_ids([1, 2])
    assert model.data(model.index(0, 0)) == "Old"
    titles[1] = "New"
    with qtbot.waitSignal(model.dataChanged):
        model.refresh([1])
    assert model.data(model.index(0, 0)) == "New"


def titled(id: int, title: str) -> Article:
    return Article(id, f"{id:032x}", title, *[None] * 6, "to_do", "", 9)


def heads(*places: tuple[int, int, int]) -> HeadsModel:
    model = HeadsModel(lambda ids: {id: HeadRow(f"words {id}", "quote", "quote") for id in ids})
    model.show(places)
    return model


def order(model: HeadsModel) -> list[int | None]:
    return [model.id_at(row) for row in range(model.rowCount())]


def test_heads_stand_in_reading_order_the_longer_first():
    assert order(heads((5, -9, 1), (0, -4, 2), (5, -20, 3))) == [2, 3, 1]


def test_a_new_head_is_put_in_its_place(qtbot):
    model = heads((0, -4, 1), (10, -12, 2))
    with qtbot.waitSignal(model.rowsInserted):
        model.put((5, -9, 3))
    assert order(model) == [1, 3, 2]
    assert model.head(1).words == "words 3"


def test_a_head_whose_words_grew_moves(qtbot):
    model = heads((0, -4, 1), (10, -12, 2))
    model.put((10, -12, 1))
    assert order(model) == [1, 2]
    model.put((20, -22, 1))
    assert order(model) == [2, 1]


def test_a_head_is_dropped_once():
    model = heads((0, -4, 1), (10, -12, 2))
    model.drop(1)
    model.drop(1)
    assert order(model) == [2]
    assert model.row_of(1) is None


def test_what_stands_before_and_after_a_place():
    model = heads((0, -4, 1), (10, -12, 2))
    assert model.next_after(1) == 2
    assert model.next_after(0) == 1
    assert model.next_after(11) is None
    assert model.last_before(10) == 1
    assert model.last_before(0) is None
