-- Three characters of a user, found in the order of a list: the first matches are met first, wherever
-- in the list they lie. A place is the beginning of the key the list is sorted by, in 31 bits, and seq
-- in 30; places whose beginnings differ are in the order of the list: by email, by full name, the
-- newest first. A character beyond ASCII ends what is looked at.
CREATE VIEW user_places AS
SELECT
  seq, 'created_at' AS list,
  (2147483647 - min(max(created_at, 0) >> 11, 2147483647)) << 30 | seq AS place,
  full_name || char(10) || username || char(10) || email AS searched
FROM users
UNION ALL
SELECT
  seq, list,
  ((min(c1, 127) << 21) | iif(c1 > 126, 0, (min(c2, 127) << 14) | iif(c2 > 126, 0,
    (min(c3, 127) << 7) | iif(c3 > 126, 0, min(c4, 127))))) << 30 | seq,
  searched
FROM (
  SELECT
    seq, list, searched,
    coalesce(unicode(substr(key, 1, 1)), 0) AS c1, coalesce(unicode(substr(key, 2, 1)), 0) AS c2,
    coalesce(unicode(substr(key, 3, 1)), 0) AS c3, coalesce(unicode(substr(key, 4, 1)), 0) AS c4
  FROM (
    SELECT
      seq, 'email' AS list, email AS key,
      full_name || char(10) || username || char(10) || email AS searched
    FROM users
    UNION ALL
    SELECT
      seq, 'full_name', full_name, full_name || char(10) || username || char(10) || email
    FROM users
  )
);
--> statement-breakpoint
CREATE VIRTUAL TABLE users_search_by_created_at USING fts5(
  searched, content='', contentless_delete=1, detail=none, tokenize='trigram'
);
--> statement-breakpoint
INSERT INTO users_search_by_created_at (rowid, searched)
SELECT place, searched FROM user_places WHERE list = 'created_at' ORDER BY place;
--> statement-breakpoint
INSERT INTO users_search_by_created_at (users_search_by_created_at) VALUES ('optimize');
--> statement-breakpoint
CREATE VIRTUAL TABLE users_search_by_email USING fts5(
  searched, content='', contentless_delete=1, detail=none, tokenize='trigram'
);
--> statement-breakpoint
INSERT INTO users_search_by_email (rowid, searched)
SELECT place, searched FROM user_places WHERE list = 'email' ORDER BY place;
--> statement-breakpoint
INSERT INTO users_search_by_email (users_search_by_email) VALUES ('optimize');
--> statement-breakpoint
CREATE VIRTUAL TABLE users_search_by_full_name USING fts5(
  searched, content='', contentless_delete=1, detail=none, tokenize='trigram'
);
--> statement-breakpoint
INSERT INTO users_search_by_full_name (rowid, searched)
SELECT place, searched FROM user_places WHERE list = 'full_name' ORDER BY place;
--> statement-breakpoint
INSERT INTO users_search_by_full_name (users_search_by_full_name) VALUES ('optimize');
--> statement-breakpoint
CREATE TRIGGER users_sorted_search_insert AFTER INSERT ON users BEGIN
  INSERT INTO users_search_by_created_at (rowid, searched)
  SELECT place, searched FROM user_places WHERE seq = NEW.seq AND list = 'created_at';
  INSERT INTO users_search_by_email (rowid, searched)
  SELECT place, searched FROM user_places WHERE seq = NEW.seq AND list = 'email';
  INSERT INTO users_search_by_full_name (rowid, searched)
  SELECT place, searched FROM user_places WHERE seq = NEW.seq AND list = 'full_name';
END;
--> statement-breakpoint
-- Before, while its places can still be told.
CREATE TRIGGER users_sorted_search_delete BEFORE DELETE ON users BEGIN
  DELETE FROM users_search_by_created_at
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'created_at');
  DELETE FROM users_search_by_email
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'email');
  DELETE FROM users_search_by_full_name
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'full_name');
END;
--> statement-breakpoint
CREATE TRIGGER users_sorted_search_leave
BEFORE UPDATE OF first_name, last_name, username, email, created_at ON users BEGIN
  DELETE FROM users_search_by_created_at
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'created_at');
  DELETE FROM users_search_by_email
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'email');
  DELETE FROM users_search_by_full_name
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'full_name');
END;
--> statement-breakpoint
CREATE TRIGGER users_sorted_search_return
AFTER UPDATE OF first_name, last_name, username, email, created_at ON users BEGIN
  INSERT INTO users_search_by_created_at (rowid, searched)
  SELECT place, searched FROM user_places WHERE seq = NEW.seq AND list = 'created_at';
  INSERT INTO users_search_by_email (rowid, searched)
  SELECT place, searched FROM user_places WHERE seq = NEW.seq AND list = 'email';
  INSERT INTO users_search_by_full_name (rowid, searched)
  SELECT place, searched FROM user_places WHERE seq = NEW.seq AND list = 'full_name';
END;
--> statement-breakpoint
-- Goes up with whatever may change how many users match a filter: a count is good while it stays.
CREATE TABLE users_version (version INTEGER NOT NULL);
--> statement-breakpoint
INSERT INTO users_version VALUES (0);
--> statement-breakpoint
CREATE TRIGGER users_version_insert AFTER INSERT ON users BEGIN
  UPDATE users_version SET version = version + 1;
END;
--> statement-breakpoint
CREATE TRIGGER users_version_delete AFTER DELETE ON users BEGIN
  UPDATE users_version SET version = version + 1;
END;
--> statement-breakpoint
CREATE TRIGGER users_version_update
AFTER UPDATE OF
  first_name, last_name, username, email, role, status, email_verified, created_at
ON users BEGIN
  UPDATE users_version SET version = version + 1;
END;
