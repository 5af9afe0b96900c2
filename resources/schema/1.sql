CREATE TABLE "text" ("sha256" TEXT NOT NULL PRIMARY KEY CHECK (length("sha256") = 64), "text" TEXT NOT NULL, "length" INTEGER NOT NULL) STRICT;

CREATE TABLE "original" ("sha256" TEXT NOT NULL PRIMARY KEY CHECK (length("sha256") = 64), "packed" BLOB NOT NULL) STRICT;

CREATE TABLE "article" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "text" TEXT NOT NULL, "original" TEXT, "encoding" TEXT, "headline" TEXT, "byline" TEXT, "publisher" TEXT, "published" TEXT, "dateline" TEXT, "url" TEXT, "language" TEXT, "status" TEXT NOT NULL CHECK ("status" IN ('to_do', 'in_progress', 'done')), "previous" INTEGER, "created" TEXT NOT NULL, "extra" TEXT NOT NULL, FOREIGN KEY ("text") REFERENCES "text" ("sha256") ON DELETE RESTRICT, FOREIGN KEY ("original") REFERENCES "original" ("sha256") ON DELETE RESTRICT, FOREIGN KEY ("previous") REFERENCES "article" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "article_uid" ON "article" ("uid");

CREATE INDEX "article_text" ON "article" ("text");

CREATE INDEX "article_original" ON "article" ("original");

CREATE INDEX "article_previous" ON "article" ("previous");

CREATE TABLE "annotator" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "name" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "annotator_uid" ON "annotator" ("uid");

CREATE TABLE "source" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "name" TEXT NOT NULL, "type" TEXT, "naming" TEXT, "aliases" TEXT NOT NULL, "affiliation" TEXT, "role" TEXT, "note" TEXT NOT NULL, "attributes" TEXT NOT NULL, "extra" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "source_uid" ON "source" ("uid");

CREATE INDEX "source_name" ON "source" ("name");

CREATE TABLE "annotation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "article" INTEGER NOT NULL, "label" TEXT NOT NULL, "attributes" TEXT NOT NULL, "note" TEXT NOT NULL, "review" TEXT NOT NULL CHECK ("review" IN ('unreviewed', 'verified', 'needs_work')), "annotator" INTEGER NOT NULL, "created" TEXT NOT NULL, "modified" TEXT NOT NULL, "source" INTEGER, "extra" TEXT NOT NULL, FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT, FOREIGN KEY ("annotator") REFERENCES "annotator" ("id") ON DELETE RESTRICT, FOREIGN KEY ("source") REFERENCES "source" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "annotation_uid" ON "annotation" ("uid");

CREATE INDEX "annotation_article" ON "annotation" ("article");

CREATE INDEX "annotation_label" ON "annotation" ("label");

CREATE INDEX "annotation_source" ON "annotation" ("source");

CREATE TABLE "attribute" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "label" TEXT NOT NULL, "key" TEXT NOT NULL, "title" TEXT NOT NULL, "required" INTEGER NOT NULL, "many" INTEGER NOT NULL, "free" INTEGER NOT NULL, "position" INTEGER NOT NULL) STRICT;

CREATE UNIQUE INDEX "attribute_label_key" ON "attribute" ("label", "key");

CREATE TABLE "comment" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "article" INTEGER NOT NULL, "annotation" INTEGER, "text" TEXT NOT NULL, "annotator" INTEGER NOT NULL, "created" TEXT NOT NULL, "extra" TEXT NOT NULL, FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT, FOREIGN KEY ("annotation") REFERENCES "annotation" ("id") ON DELETE RESTRICT, FOREIGN KEY ("annotator") REFERENCES "annotator" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "comment_uid" ON "comment" ("uid");

CREATE INDEX "comment_article" ON "comment" ("article");

CREATE INDEX "comment_annotation" ON "comment" ("annotation");

CREATE TABLE "edit" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" TEXT NOT NULL CHECK ("kind" IN ('user', 'undo', 'redo', 'system')), "text" TEXT NOT NULL, "annotator" TEXT NOT NULL, "session" TEXT, "at" TEXT NOT NULL, "undoes" INTEGER, "group" TEXT, "schema" INTEGER NOT NULL, "article" INTEGER, "hash" TEXT NOT NULL) STRICT;

CREATE TABLE "edit_row" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "edit" INTEGER NOT NULL, "table" TEXT NOT NULL, "action" TEXT NOT NULL CHECK ("action" IN ('insert', 'update', 'delete')), "row" INTEGER NOT NULL, "count" INTEGER NOT NULL, "before" TEXT, "after" TEXT, "block" BLOB, "hash" TEXT NOT NULL, FOREIGN KEY ("edit") REFERENCES "edit" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "edit_row_edit" ON "edit_row" ("edit");

CREATE INDEX "edit_row_table_row" ON "edit_row" ("table", "row");

CREATE TABLE "everywhere" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "label" TEXT NOT NULL, "words" TEXT NOT NULL, "source" TEXT, "seen" INTEGER NOT NULL) STRICT;

CREATE UNIQUE INDEX "everywhere_label_words" ON "everywhere" ("label", "words");

CREATE TABLE "label" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, "title" TEXT NOT NULL, "shortcut" TEXT, "colour" TEXT NOT NULL, "rule" TEXT NOT NULL, "position" INTEGER NOT NULL) STRICT;

CREATE UNIQUE INDEX "label_key" ON "label" ("key");

CREATE TABLE "link_kind" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, "title" TEXT NOT NULL, "single" INTEGER NOT NULL, "position" INTEGER NOT NULL) STRICT;

CREATE UNIQUE INDEX "link_kind_key" ON "link_kind" ("key");

CREATE TABLE "link_end" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" INTEGER NOT NULL, "origin" TEXT NOT NULL, "target" TEXT NOT NULL, FOREIGN KEY ("kind") REFERENCES "link_kind" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "link_end_kind_origin_target" ON "link_end" ("kind", "origin", "target");

CREATE TABLE "link" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "kind" TEXT NOT NULL, "origin" INTEGER NOT NULL, "target" INTEGER NOT NULL, "extra" TEXT NOT NULL, FOREIGN KEY ("origin") REFERENCES "annotation" ("id") ON DELETE RESTRICT, FOREIGN KEY ("target") REFERENCES "annotation" ("id") ON DELETE RESTRICT, CHECK ("origin" <> "target")) STRICT;

CREATE UNIQUE INDEX "link_uid" ON "link" ("uid");

CREATE INDEX "link_target" ON "link" ("target");

CREATE UNIQUE INDEX "link_origin_kind_target" ON "link" ("origin", "kind", "target");

CREATE TABLE "project" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "title" TEXT NOT NULL, "created" TEXT NOT NULL, "scheme_key" TEXT NOT NULL, "scheme_title" TEXT NOT NULL, "extra" TEXT NOT NULL) STRICT;

CREATE TABLE "region" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "article" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('headline', 'byline', 'dateline', 'boilerplate')), "start" INTEGER NOT NULL CHECK ("start" >= 0), "end" INTEGER NOT NULL, FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT, CHECK ("start" < "end")) STRICT;

CREATE INDEX "region_article" ON "region" ("article");

CREATE TABLE "session" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" TEXT NOT NULL, "annotator" INTEGER NOT NULL, "started" TEXT NOT NULL, "ended" TEXT, "active" INTEGER NOT NULL, FOREIGN KEY ("annotator") REFERENCES "annotator" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "session_uid" ON "session" ("uid");

CREATE TABLE "span" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "annotation" INTEGER NOT NULL, "article" INTEGER NOT NULL, "start" INTEGER NOT NULL CHECK ("start" >= 0), "end" INTEGER NOT NULL, "exact" TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL, FOREIGN KEY ("annotation") REFERENCES "annotation" ("id") ON DELETE RESTRICT, FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT, CHECK ("start" < "end")) STRICT;

CREATE INDEX "span_annotation_start_end" ON "span" ("annotation", "start", "end");

CREATE INDEX "span_article_start_end_annotation" ON "span" ("article", "start", "end", "annotation");

CREATE TABLE "suggestion" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "article" INTEGER NOT NULL, "label" TEXT NOT NULL, "spans" TEXT NOT NULL, "score" INTEGER NOT NULL, "detector" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN ('open', 'accepted', 'rejected')), FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "suggestion_article" ON "suggestion" ("article");

CREATE TABLE "value" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "attribute" INTEGER NOT NULL, "key" TEXT NOT NULL, "title" TEXT NOT NULL, "position" INTEGER NOT NULL, FOREIGN KEY ("attribute") REFERENCES "attribute" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "value_attribute_key" ON "value" ("attribute", "key");

CREATE TABLE "waiver" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "article" INTEGER NOT NULL, "annotation" INTEGER, "remark" TEXT NOT NULL, "reason" TEXT NOT NULL, "annotator" INTEGER NOT NULL, "created" TEXT NOT NULL, FOREIGN KEY ("article") REFERENCES "article" ("id") ON DELETE RESTRICT, FOREIGN KEY ("annotation") REFERENCES "annotation" ("id") ON DELETE RESTRICT, FOREIGN KEY ("annotator") REFERENCES "annotator" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "waiver_article" ON "waiver" ("article");

CREATE INDEX "waiver_annotation" ON "waiver" ("annotation");

CREATE TRIGGER "edit_update_refused" BEFORE update ON "edit" BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END;

CREATE TRIGGER "edit_delete_refused" BEFORE delete ON "edit" BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END;

CREATE TRIGGER "edit_row_update_refused" BEFORE update ON "edit_row" BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END;

CREATE TRIGGER "edit_row_delete_refused" BEFORE delete ON "edit_row" BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END;

CREATE TRIGGER "text_update_refused" BEFORE update ON "text" BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END;

CREATE TRIGGER "original_update_refused" BEFORE update ON "original" BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END;

CREATE TABLE "review_due" ("annotation" INTEGER NOT NULL PRIMARY KEY) STRICT;

CREATE TABLE "review_pending" ("article" INTEGER NOT NULL PRIMARY KEY, "after" INTEGER NOT NULL) STRICT;

CREATE TABLE "review_row" ("annotation" INTEGER NOT NULL PRIMARY KEY, "article" INTEGER NOT NULL, "place" INTEGER NOT NULL, "end" INTEGER NOT NULL, "words" TEXT NOT NULL COLLATE NOCASE, "size" INTEGER NOT NULL, "source" INTEGER, "name" TEXT NOT NULL COLLATE NOCASE, "relay" TEXT NOT NULL, "cue" TEXT NOT NULL COLLATE NOCASE, "headline" TEXT NOT NULL COLLATE NOCASE, "publisher" TEXT NOT NULL COLLATE NOCASE, "published" TEXT NOT NULL, "traits" INTEGER NOT NULL, "stamp" INTEGER NOT NULL) STRICT;

CREATE INDEX "review_row_stamp" ON "review_row" ("stamp");

CREATE INDEX "review_row_article_place_annotation_traits" ON "review_row" ("article", "place", "annotation", "traits");

CREATE INDEX "review_row_words_annotation_traits" ON "review_row" ("words", "annotation", "traits");

CREATE INDEX "review_row_name_annotation_traits" ON "review_row" ("name", "annotation", "traits");

CREATE INDEX "review_row_cue_annotation_traits" ON "review_row" ("cue", "annotation", "traits");

CREATE INDEX "review_row_headline_annotation_traits" ON "review_row" ("headline", "annotation", "traits");

CREATE INDEX "review_row_publisher_annotation_traits" ON "review_row" ("publisher", "annotation", "traits");

CREATE INDEX "review_row_published_annotation_traits" ON "review_row" ("published", "annotation", "traits");

CREATE INDEX "review_row_traits_article_place" ON "review_row" ("traits", "article", "place");

CREATE INDEX "review_row_source_article_place_annotation_traits" ON "review_row" ("source", "article", "place", "annotation", "traits");

CREATE TABLE "review_traits" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "traits" TEXT NOT NULL, "count" INTEGER NOT NULL) STRICT;

CREATE UNIQUE INDEX "review_traits_traits" ON "review_traits" ("traits");

CREATE TABLE "review_version" ("article" INTEGER NOT NULL PRIMARY KEY, "sign" TEXT NOT NULL) STRICT;

CREATE INDEX "review_version_sign" ON "review_version" ("sign");
