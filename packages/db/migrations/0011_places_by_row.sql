-- A place was looked for among those of all users: SQLite does not hand a list of rows down to the
-- parts of a UNION ALL, so that adding or renaming one user read the table three times. Each list has a
-- view of its own now, which it looks into row by row.
DROP TRIGGER users_into_search;
--> statement-breakpoint
DROP VIEW user_places;
--> statement-breakpoint
-- A place is the beginning of the key a list is sorted by, in 31 bits, and seq in 30; places whose
-- beginnings differ are in the order of the list. The newest come first.
CREATE VIEW user_places_by_created_at AS
SELECT
  seq,
  (2147483647 - min(max(created_at, 0) >> 11, 2147483647)) << 30 | seq AS place,
  search_text
FROM users;
--> statement-breakpoint
-- The first four characters; one beyond ASCII ends what is looked at.
CREATE VIEW user_places_by_email AS
SELECT
  seq,
  ((min(c1, 127) << 21) | iif(c1 > 126, 0, (min(c2, 127) << 14) | iif(c2 > 126, 0,
    (min(c3, 127) << 7) | iif(c3 > 126, 0, min(c4, 127))))) << 30 | seq AS place,
  search_text
FROM (
  SELECT
    seq, search_text,
    coalesce(unicode(substr(email, 1, 1)), 0) AS c1, coalesce(unicode(substr(email, 2, 1)), 0) AS c2,
    coalesce(unicode(substr(email, 3, 1)), 0) AS c3, coalesce(unicode(substr(email, 4, 1)), 0) AS c4
  FROM users
);
--> statement-breakpoint
CREATE VIEW user_places_by_sort_name AS
SELECT
  seq,
  ((min(c1, 127) << 21) | iif(c1 > 126, 0, (min(c2, 127) << 14) | iif(c2 > 126, 0,
    (min(c3, 127) << 7) | iif(c3 > 126, 0, min(c4, 127))))) << 30 | seq AS place,
  search_text
FROM (
  SELECT
    seq, search_text,
    coalesce(unicode(substr(sort_name, 1, 1)), 0) AS c1,
    coalesce(unicode(substr(sort_name, 2, 1)), 0) AS c2,
    coalesce(unicode(substr(sort_name, 3, 1)), 0) AS c3,
    coalesce(unicode(substr(sort_name, 4, 1)), 0) AS c4
  FROM users
);
--> statement-breakpoint
-- All places of one user.
CREATE VIEW user_places AS
SELECT seq, 'created_at' AS list, place FROM user_places_by_created_at
UNION ALL
SELECT seq, 'email', place FROM user_places_by_email
UNION ALL
SELECT seq, 'sort_name', place FROM user_places_by_sort_name;
--> statement-breakpoint
CREATE TRIGGER users_into_search INSTEAD OF INSERT ON users_in_search BEGIN
  INSERT INTO users_search (rowid, search_text)
  SELECT seq, search_text FROM users
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY seq;
  INSERT INTO users_short_search (rowid, tokens)
  SELECT seq, tokens FROM users_short_tokens
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY seq;
  INSERT INTO users_search_by_created_at (rowid, search_text)
  SELECT place, search_text FROM user_places_by_created_at
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY place;
  INSERT INTO users_search_by_email (rowid, search_text)
  SELECT place, search_text FROM user_places_by_email
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY place;
  INSERT INTO users_search_by_sort_name (rowid, search_text)
  SELECT place, search_text FROM user_places_by_sort_name
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY place;
  -- Counts of searches are good while it stays.
  UPDATE users_version SET version = version + 1;
END;
