"""All commands in one table: menus, shortcuts, tool tips and the key overlay are made from it.

Adding a command is adding a row here, and a handler of the same name in `handlers.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.scheme import Label
from annotator.ui.command import EDIT, FILE, GO, HELP, REVIEW, TAG, VIEW, Command, Scope
from annotator.ui.command import row as _row
from annotator.ui.source_commands import SOURCE_COMMANDS
from annotator.ui.words import later

_A = Scope.ARTICLE
_R = Scope.REVIEW
_T = later

# fmt: off
COMMANDS = (
    _row("new_project", FILE, _T("&New project…"), "Ctrl+N", icon="new",
         tip=_T("Make an empty project file.")),
    _row("open_project", FILE, _T("&Open project…"), "Ctrl+O", icon="open",
         tip=_T("Open another project file.")),
    _row("open_sample", FILE, _T("Open the &sample project"), icon="sample",
         tip=_T("Open a project of three articles to try things in.")),
    _row("close_project", FILE, _T("&Close project"), "Ctrl+W",
         tip=_T("Close this project; everything in it is saved.")),
    _row("import_files", FILE, _T("&Import articles…"), "Ctrl+I", icon="import",
         gap=True, tip=_T("Add articles or annotations from files.")),
    _row("export", FILE, _T("&Export…"), "Ctrl+E", icon="export",
         tip=_T("Write annotations to a file of another format.")),
    _row("print_article", FILE, _T("&Print article…"), "Ctrl+P", icon="print",
         tip=_T("Print the article with its annotations.")),
    _row("confirm_saved", FILE, _T("When was it &saved?"), "Ctrl+S", icon="save",
         gap=True, tip=_T("Every change is saved at once; this says when the last was.")),
    _row("save_copy", FILE, _T("Save a cop&y…"), "Ctrl+Shift+S", icon="copy",
         tip=_T("Write the whole project to another file.")),
    _row("restore_backup", FILE, _T("Restore a &backup…"), icon="history",
         tip=_T("Write an earlier state of this project to a new file.")),
    _row("check_project", FILE, _T("Chec&k project…"), icon="done",
         tip=_T("Look for damage in the project file.")),
    _row("quit", FILE, _T("&Quit"), "Ctrl+Q", gap=True,
         tip=_T("Close the window; everything is saved.")),

    _row("undo", EDIT, _T("&Undo"), "Ctrl+Z", icon="undo",
         tip=_T("Take back the last change, of any session.")),
    _row("redo", EDIT, _T("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon="redo",
         tip=_T("Do again what was undone.")),
    _row("history", EDIT, _T("&History…"), "Ctrl+H", icon="history",
         tip=_T("Every change of this project, newest first.")),
    _row("scheme", EDIT, _T("&Scheme…"), "Ctrl+Shift+L",
         tip=_T("Change labels, questions and links of this project.")),
    _row("copy", EDIT, _T("&Copy"), "Ctrl+C", scope=_A, icon="copy", gap=True,
         tip=_T("Copy the selected words or, with none, the picked quote with all its parts.")),
    _row("copy_citation", EDIT, _T("Copy as &citation"), "Ctrl+Shift+C",
         tip=_T("Copy the words with who said them and where.")),
    _row("paste", EDIT, _T("&Paste"), "Ctrl+V", icon="paste",
         tip=_T("Tag what was copied at the selection, or make an article of the clipboard.")),
    _row("find_anything", EDIT, _T("Find an&ything…"), "Ctrl+K", icon="search",
         tip=_T("Commands, articles, quotes, sources and labels in one field.")),
    _row("find", EDIT, _T("&Find in the article"), "Ctrl+F",
         tip=_T("Find words in this article.")),
    _row("find_articles", EDIT, _T("Find &articles"), "Ctrl+Shift+F",
         tip=_T("Find articles by headline, publisher or text.")),
    _row("annotator_name", EDIT, _T("Your &name…"), icon="person", gap=True,
         tip=_T("The name that stands beside what you tag.")),

    _row("tag_relay", TAG, _T("Tag as who &passed it on"), "R", scope=_A,
         tip=_T("Tag the selection as a source that passed the picked quote on.")),
    _row("tag_all", TAG, _T("T&ag all occurrences…"), "A", scope=_A,
         tip=_T("Tag the words of what is picked wherever they stand, after a look.")),
    _row("tag_again", TAG, _T("Tag all in later &articles…"), scope=_A,
         tip=_T("List where articles that came later hold words that were tagged everywhere.")),
    _row("hold", TAG, _T("&Hold a label"), "H", scope=_A,
         tip=_T("Tag every stretch that you select from now on; a label’s key says as what.")),
    _row("link", TAG, _T("&Link…"), "L", scope=_A, icon="link", gap=True,
         tip=_T("Link the picked annotation: click the other end, or Tab to it.")),
    _row("accept", TAG, _T("Take what is &proposed"), "Return", "Enter", scope=_A,
         tip=_T("Tag and link what is proposed, make the link, or pick what is at the caret.")),
    _row("next_candidate", TAG, _T("Next p&roposal"), "Tab", scope=_A,
         tip=_T("Go to the next source that fits, or to the next end of a link.")),
    _row("previous_candidate", TAG, _T("Previous pr&oposal"), "Shift+Tab", scope=_A,
         tip=_T("Go back to the proposal before.")),
    _row("reject", TAG, _T("Re&ject the proposal"), "Backspace", scope=_A,
         tip=_T("Leave what is proposed.")),
    _row("escape", TAG, _T("&Leave"), "Esc", scope=_A,
         tip=_T("Leave the proposal, then the link, then what is picked.")),
    _row("who_is_meant", TAG, _T("&Who is meant…"), "E", scope=_A, icon="person",
         tip=_T("Type who is meant by the source: of the project, or somebody new.")),
    _row("comment", TAG, _T("Co&mment…"), "M", scope=_A, icon="note",
         tip=_T("Write a comment on what is picked, or else on the article.")),
    _row("comment_on_article", TAG, _T("Comment on the article…"), "Shift+M", scope=_A,
         tip=_T("Write a comment on the article.")),
    _row("copy_as", TAG, _T("Copy &under another label…"), "Ctrl+D", scope=_A, gap=True,
         tip=_T("Tag the picked words with a second label, linked to the same source.")),
    _row("move", TAG, _T("Mo&ve to the selection"), "Ctrl+M", scope=_A,
         tip=_T("Let the selected words be those of what is picked; its links stay.")),
    _row("arm_previous", TAG, _T("Question &above"), "Up", scope=_A, gap=True,
         tip=_T("Let the digits set the question above in the panel.")),
    _row("arm_next", TAG, _T("Question &below"), "Down", scope=_A,
         tip=_T("Let the digits set the question below in the panel.")),
    _row("clear_value", TAG, _T("Clear the an&swer"), "0", scope=_A,
         tip=_T("Take the value of the marked question away.")),
    _row("type_answer", TAG, _T("T&ype the answer…"), ".", scope=_A,
         tip=_T("Type the value of the marked question, such as one without a digit.")),
    _row("verify", TAG, _T("&Verified"), "V", scope=_A, gap=True,
         tip=_T("Mark the picked annotation as verified, or as unreviewed again.")),
    _row("needs_work", TAG, _T("Needs &work"), "X", scope=_A,
         tip=_T("Mark the picked annotation as needing work, or as unreviewed again.")),
    _row("delete", TAG, _T("&Delete"), "Del", scope=_A, icon="delete",
         tip=_T("Delete the picked annotation with its links.")),

    _row("review_verify", REVIEW, _T("&Verified"), "V", scope=_R,
         tip=_T("Mark the chosen rows as verified, or as unreviewed again.")),
    _row("review_needs_work", REVIEW, _T("Needs &work"), "X", scope=_R,
         tip=_T("Mark the chosen rows as needing work, or as unreviewed again.")),
    _row("review_edit", REVIEW, _T("&Edit"), "E", scope=_R,
         tip=_T("Change words, source and answers of the row without leaving the table.")),
    _row("review_answer", REVIEW, _T("A&nswer…"), "Q", scope=_R,
         tip=_T("Answer any question of the chosen rows; digits answer the first one.")),
    _row("review_name", REVIEW, _T("&Who said it…"), "W", scope=_R, icon="person",
         tip=_T("Say who is meant by the sources of the chosen rows.")),
    _row("review_label", REVIEW, _T("Change the &label…"), "L", scope=_R,
         tip=_T("Make the chosen rows quotes or claims.")),
    _row("review_waive", REVIEW, _T("Let remarks s&tand…"), "T", scope=_R,
         tip=_T("Let what the checks say about the chosen rows stand, with a reason.")),
    _row("review_delete", REVIEW, _T("&Delete"), "Del", scope=_R, icon="delete",
         tip=_T("Delete the chosen rows with their sources and cues.")),
    _row("review_next", REVIEW, _T("&Next row"), "J", scope=_R, gap=True,
         tip=_T("Go to the row below.")),
    _row("review_previous", REVIEW, _T("&Previous row"), "K", scope=_R,
         tip=_T("Go to the row above.")),
    _row("review_open", REVIEW, _T("&Open in the article"), "Return", "Enter", scope=_R,
         icon="article", tip=_T("Show the quote in its article; Alt+Left leads back to the row.")),
    _row("review_elsewhere", REVIEW, _T("The same words else&where"), "G", scope=_R,
         tip=_T("Go to the list of other articles that have the words of this row, or nearly.")),
    _row("review_transcript", REVIEW, _T("Check against a transcri&pt…"), "Shift+T", scope=_R,
         tip=_T("Hold the direct quotes of a source against the record of what it said.")),
    _row("review_sample", REVIEW, _T("Draw a sa&mple…"), "Shift+S", scope=_R,
         tip=_T("Draw rows at random to review, or their articles to annotate anew.")),
    _row("review_agreement", REVIEW, _T("A&greement of two takes…"), "Shift+A", scope=_R,
         tip=_T("Tell how far the tags of two projects agree in the same articles.")),
    _row("review_more", REVIEW, _T("&More context"), "M", scope=_R, gap=True,
         tip=_T("Show more of the article around the quote.")),
    _row("review_less", REVIEW, _T("&Less context"), "Shift+M", scope=_R,
         tip=_T("Show less of the article around the quote.")),
    _row("review_sort", REVIEW, _T("&Sort by…"), "S", scope=_R,
         tip=_T("Choose the column that the rows are sorted by.")),
    _row("review_columns", REVIEW, _T("&Columns…"), "C", scope=_R,
         tip=_T("Choose which columns are shown.")),
    _row("review_all", REVIEW, _T("Show &all rows"), "A", scope=_R,
         tip=_T("Take away all that narrows the list.")),

    *SOURCE_COMMANDS,

    _row("next_annotation", GO, _T("&Next annotation"), "N", scope=_A,
         tip=_T("Pick the next quote or claim.")),
    _row("previous_annotation", GO, _T("&Previous annotation"), "P", scope=_A,
         tip=_T("Pick the quote or claim before.")),
    _row("next_article", GO, _T("Next &article"), "J", scope=_A, gap=True,
         tip=_T("Open the article below in the list.")),
    _row("previous_article", GO, _T("Previous a&rticle"), "K", scope=_A,
         tip=_T("Open the article above in the list.")),
    _row("read_article", GO, _T("&Read the article"), "Right", scope=Scope.LIST,
         tip=_T("Go from the list of articles to the text.")),
    _row("finish_article", GO, _T("Article &done, open the next"), "Ctrl+Return",
         icon="done", tip=_T("Mark this article as done and open the next.")),
    _row("grow", GO, _T("&Grow the selection"), "Alt+Up", scope=_A, gap=True,
         tip=_T("Select the word, the quotation, the sentence, the paragraph around it.")),
    _row("shrink", GO, _T("&Shrink the selection"), "Alt+Down", scope=_A,
         tip=_T("Select the next smaller part of the text.")),
    _row("end_on", GO, _T("Move its &end right"), "Alt+Right", scope=_A,
         tip=_T("Move the end of the selection, or of what is picked, right by a word.")),
    _row("end_back", GO, _T("Move its end &left"), "Alt+Left", scope=_A,
         tip=_T("Move the end of the selection, or of what is picked, left by a word.")),
    _row("swap_ends", GO, _T("Move the &other end"), "O", scope=_A,
         tip=_T("Let the other end of the selection be the one that moves.")),
    _row("next_remark", GO, _T("Next re&mark"), "F8", gap=True,
         tip=_T("Go to the next tag about which something may be wrong or missing.")),
    _row("previous_remark", GO, _T("Previous remar&k"), "Shift+F8",
         tip=_T("Go to the remark before.")),
    _row("mend_remark", GO, _T("Put it &right"), "F7",
         tip=_T("Do what puts the remark right, where that is one step.")),
    _row("leave_remark", GO, _T("Let it stan&d…"), "Shift+F7",
         tip=_T("Let the remark stand, with a reason.")),
    _row("next_pane", GO, _T("Next pa&ne"), "F6", gap=True,
         tip=_T("Move to the article, the panel or the list.")),
    _row("previous_pane", GO, _T("Previous pan&e"), "Shift+F6", tip=_T("Move to the pane before.")),

    _row("annotate", VIEW, _T("A&nnotate"), "Ctrl+1", icon="article",
         tip=_T("Show the article with its lists.")),
    _row("review", VIEW, _T("&Review"), "Ctrl+2", icon="quote",
         tip=_T("Show all quotes and claims of the project in one table.")),
    _row("report", VIEW, _T("Repor&t"), "Ctrl+3", icon="done",
         tip=_T("Show who is quoted, how and where.")),
    _row("sources", VIEW, _T("So&urces"), "Ctrl+4", icon="person",
         tip=_T("Show who speaks in the project: one entry per person, body or document.")),
    _row("larger", VIEW, _T("&Larger text"), "Ctrl++", "Ctrl+=", icon="text-size", gap=True,
         tip=_T("Make the article's text larger.")),
    _row("smaller", VIEW, _T("&Smaller text"), "Ctrl+-",
         tip=_T("Make the article's text smaller.")),
    _row("usual_size", VIEW, _T("&Usual text size"), "Ctrl+0",
         tip=_T("Show the article's text in its usual size.")),
    _row("fold_library", VIEW, _T("Fold the list of &articles"), "Ctrl+B", icon="library",
         gap=True, tip=_T("Fold the list or the facets at the left away, or show them again.")),
    _row("codebook", VIEW, _T("&Rules of the label"), "F2", icon="info",
         tip=_T("Show the rule of the picked label, with its questions and examples.")),
    _row("theme_system", VIEW, _T("Colours of the s&ystem"), choice="theme", gap=True,
         tip=_T("Light or dark, as the system is.")),
    _row("theme_light", VIEW, _T("L&ight"), choice="theme",
         tip=_T("Dark words on a light ground.")),
    _row("theme_dark", VIEW, _T("&Dark"), choice="theme",
         tip=_T("Light words on a dark ground.")),

    _row("show_keys", HELP, _T("&Keys"), "F1", icon="keyboard",
         tip=_T("All keys on one page.")),
    _row("own_keys", HELP, _T("&Change keys…"),
         tip=_T("Give commands other keys than the usual ones.")),
    _row("show_menu", HELP, _T("Open this &menu"), "F10", icon="menu", tip=_T("All commands.")),
    _row("about", HELP, _T("&About Article Annotator…"), icon="info", gap=True,
         tip=_T("Version and licences.")),
)
# fmt: on

_SET = _T("Set the value beside &{digit}")

VALUES = tuple(Command(f"value_{digit}", TAG, _SET, (str(digit),), _A) for digit in range(1, 10))
"""The digits; `{digit}` in their text is filled in by the menu."""


def label_commands(
    labels: tuple[Label, ...], others: Sequence[Command] = (*COMMANDS, *VALUES)
) -> tuple[Command, ...]:
    """Two rows for every label of a scheme: tag the selection, and add it as a further span.

    A label whose key another command has taken is left without one.
    """
    taken = {key for row in others if row.scope is _A for key in row.keys}
    rows = []
    for label in labels:
        gist = label.rule.partition("\n")[0]
        free = label.shortcut is not None and label.shortcut not in taken
        keys = (label.shortcut or "",) if free else ()
        rows.append(Command(f"tag:{label.key}", TAG, label.title, keys, _A, tip=gist))
        further = tuple(f"Shift+{key}" for key in keys)
        rows.append(Command(f"extend:{label.key}", TAG, label.title, further, _A))
    return tuple(rows)
