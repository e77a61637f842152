-- One view a kind, with real columns, for Datasette, sqlite-utils and DuckDB. Made anew by each migration.
-- A text that names a protected person reads [withheld] here; `reports.text` and the bodies hold what was read.

CREATE VIEW released AS
SELECT target FROM decisions AS d
WHERE kind = 'release' AND answer = 'yes'
    AND number = (SELECT max(number) FROM decisions WHERE kind = 'release' AND target = d.target);

CREATE VIEW withheld AS
SELECT m.report, m.id AS mark, m.body ->> '$.entity' AS entity, m.body ->> '$.name' AS name, m.body
FROM marks AS m
WHERE m.kind = 'protected' AND m.report || ' ' || m.id NOT IN (SELECT target FROM released);

CREATE VIEW withheld_places AS
SELECT w.report, j.value ->> '$[0]' AS start, j.value ->> '$[1]' AS "end"
FROM withheld AS w JOIN json_each(w.body, '$.mask') AS j;

CREATE VIEW withheld_words AS
SELECT report, name AS word FROM withheld
UNION SELECT w.report, substr(r.text, w.start + 1, w."end" - w.start)
FROM withheld_places AS w JOIN reports AS r ON r.id = w.report;

CREATE VIEW attributions AS
SELECT m.report || '.' || m.id AS id, r.name AS report, m.report AS report_id, m.body ->> '$.content[0][0]' AS start,
    m.body ->> '$.content[#-1][1]' AS "end",
    CASE WHEN EXISTS (SELECT 1 FROM withheld_places AS w WHERE w.report = m.report AND w.start < m.body ->> '$.content[#-1][1]'
            AND w."end" > m.body ->> '$.content[0][0]')
        THEN '[withheld]' ELSE substr(r.text, (m.body ->> '$.content[0][0]') + 1,
            (m.body ->> '$.content[#-1][1]') - (m.body ->> '$.content[0][0]')) END AS text,
    CASE WHEN s.body ->> '$.entity' IN (SELECT entity FROM withheld AS w WHERE w.report = m.report)
        THEN '[withheld]' ELSE s.body ->> '$.name' END AS speaker,
    substr(r.text, (m.body ->> '$.cue[0]') + 1, (m.body ->> '$.cue[1]') - (m.body ->> '$.cue[0]')) AS cue,
    m.body ->> '$.style' AS style, m.body ->> '$.manner' AS manner, m.body ->> '$.p' AS p,
    CASE WHEN EXISTS (SELECT 1 FROM withheld_words AS w WHERE w.report = m.report AND instr(s.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE s.body ->> '$.because' END AS because
FROM marks AS m JOIN reports AS r ON r.id = m.report
LEFT JOIN marks AS s ON s.report = m.report AND s.kind = 'speaker' AND s.body ->> '$.attribution' = m.id
WHERE m.kind = 'attribution';

CREATE VIEW figures AS
SELECT m.report || '.' || m.id AS id, r.name AS report, m.report AS report_id, m.start, m."end",
    CASE WHEN EXISTS (SELECT 1 FROM withheld_places AS w WHERE w.report = m.report AND w.start < m."end" AND w."end" > m.start)
        THEN '[withheld]' ELSE substr(r.text, m.start + 1, m."end" - m.start) END AS text, m.body ->> '$.kind' AS kind,
    m.body ->> '$.low' AS low, m.body ->> '$.high' AS high, m.body ->> '$.bound' AS bound,
    m.body ->> '$.unit' AS unit, m.body ->> '$.counted' AS counted, m.body ->> '$.predicate' AS predicate,
    m.body ->> '$.change' AS change, m.body ->> '$.as_of[0]' AS as_of_from, m.body ->> '$.as_of[1]' AS as_of_to,
    CASE WHEN m.body ->> '$.origin' IN (SELECT name FROM withheld AS w WHERE w.report = m.report)
        THEN '[withheld]' ELSE m.body ->> '$.origin' END AS origin,
    m.report || '.' || (m.body ->> '$.attribution') AS attribution
FROM marks AS m JOIN reports AS r ON r.id = m.report WHERE m.kind = 'figure';

CREATE VIEW times AS
SELECT m.report || '.' || m.id AS id, r.name AS report, m.report AS report_id, m.start, m."end",
    CASE WHEN EXISTS (SELECT 1 FROM withheld_places AS w WHERE w.report = m.report AND w.start < m."end" AND w."end" > m.start)
        THEN '[withheld]' ELSE substr(r.text, m.start + 1, m."end" - m.start) END AS text, m.body ->> '$.type' AS type,
    m.body ->> '$.value' AS value, m.body ->> '$.mod' AS mod, m.body ->> '$.begin' AS "from",
    m.body ->> '$.end' AS "to", m.body ->> '$.precision' AS precision, m.body ->> '$.anchor' AS anchor,
    m.body ->> '$.zone' AS zone, m.body ->> '$.because' AS because
FROM marks AS m JOIN reports AS r ON r.id = m.report WHERE m.kind = 'time';

CREATE VIEW people AS
SELECT m.report || '.' || m.id AS id, r.name AS report, m.report AS report_id, m.start, m."end",
    m.body ->> '$.name' AS name, json_array_length(m.body, '$.mentions') AS mentions
FROM marks AS m JOIN reports AS r ON r.id = m.report
WHERE m.kind = 'entity' AND m.body ->> '$.kind' = 'person' AND m.body ->> '$.named'
    AND m.id NOT IN (SELECT entity FROM withheld AS w WHERE w.report = m.report AND entity IS NOT NULL)
    AND m.body ->> '$.name' NOT IN (SELECT name FROM withheld AS w WHERE w.report = m.report);

CREATE VIEW protected AS
SELECT m.report || '.' || m.id AS id, r.name AS report, m.report AS report_id, m.start, m."end",
    m.body ->> '$.reason' AS reason, json_array_length(m.body, '$.mask') AS places,
    m.report || ' ' || m.id IN (SELECT target FROM released) AS released
FROM marks AS m JOIN reports AS r ON r.id = m.report WHERE m.kind = 'protected';

CREATE VIEW copies AS
SELECT l.id, a.name AS "left", b.name AS "right", l.body ->> '$.left' AS left_id, l.body ->> '$.right' AS right_id,
    l.body ->> '$.kind' AS kind, (SELECT name FROM reports WHERE id = l.body ->> '$.origin') AS origin,
    l.body ->> '$.covered_left' AS covered_left, l.body ->> '$.covered_right' AS covered_right,
    json_array_length(l.body, '$.damage') AS damage, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.because' END AS because
FROM links AS l LEFT JOIN reports AS a ON a.id = l.body ->> '$.left' LEFT JOIN reports AS b ON b.id = l.body ->> '$.right'
WHERE l.kind = 'copy';

CREATE VIEW stories AS
SELECT l.id, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.title', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.title' END AS title, json_array_length(l.body, '$.reports') AS reports,
    CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.because' END AS because
FROM links AS l WHERE l.kind = 'story';

CREATE VIEW story_reports AS
SELECT l.id AS story, j.value AS report_id, r.name AS report, r.published
FROM links AS l JOIN json_each(l.body, '$.reports') AS j LEFT JOIN reports AS r ON r.id = j.value
WHERE l.kind = 'story';

CREATE VIEW utterances AS
SELECT l.id, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.speaker', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.speaker' END AS speaker, l.body ->> '$.date[0]' AS "from", l.body ->> '$.date[1]' AS "to",
    json_array_length(l.body, '$.statements') AS statements, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.because' END AS because
FROM links AS l WHERE l.kind = 'utterance';

CREATE VIEW claims AS
SELECT id, body ->> '$.kind' AS kind, body ->> '$.story' AS story,
    body ->> '$.count.reports' AS reports, body ->> '$.count.outlets' AS outlets,
    body ->> '$.count.witnesses' AS witnesses, body ->> '$.count.lower' AS origins_lower,
    body ->> '$.count.upper' AS origins_upper, body ->> '$.relation' AS relation
FROM links WHERE kind = 'claim';

CREATE VIEW statements AS
SELECT l.kind, l.id AS link, r.name AS report, r.id AS report_id, j.value ->> '$.span[0]' AS start,
    j.value ->> '$.span[1]' AS "end", j.value ->> '$.mark' AS mark
FROM links AS l JOIN json_each(l.body, '$.statements') AS j LEFT JOIN reports AS r ON r.id = j.value ->> '$.report'
WHERE l.kind IN ('claim', 'utterance');

CREATE VIEW relations AS
SELECT l.id, a.name AS "left", b.name AS "right", l.body ->> '$.relation' AS relation,
    l.body ->> '$.left.mark' AS left_mark, l.body ->> '$.right.mark' AS right_mark, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.because' END AS because
FROM links AS l LEFT JOIN reports AS a ON a.id = l.body ->> '$.left.report'
LEFT JOIN reports AS b ON b.id = l.body ->> '$.right.report'
WHERE l.kind = 'figures';

CREATE VIEW dates AS
SELECT l.id, a.name AS "left", b.name AS "right", l.body ->> '$.kind' AS kind,
    l.body ->> '$.left_days[0]' AS left_from, l.body ->> '$.left_days[1]' AS left_to,
    l.body ->> '$.right_days[0]' AS right_from, l.body ->> '$.right_days[1]' AS right_to,
    l.body ->> '$.left.mark' AS left_mark, l.body ->> '$.right.mark' AS right_mark, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.because' END AS because
FROM links AS l LEFT JOIN reports AS a ON a.id = l.body ->> '$.left.report'
LEFT JOIN reports AS b ON b.id = l.body ->> '$.right.report'
WHERE l.kind = 'dates';

CREATE VIEW undated AS
SELECT l.id, r.name AS report, l.body ->> '$.report' AS report_id, l.body ->> '$.days[0]' AS "from",
    l.body ->> '$.days[1]' AS "to", json_array_length(l.body, '$.reasons') AS reasons, CASE WHEN EXISTS (SELECT 1 FROM link_reports AS k JOIN withheld_words AS w ON w.report = k.report
        WHERE k.kind = l.kind AND k.link = l.id AND instr(l.body ->> '$.because', w.word))
        THEN '[withheld]' ELSE l.body ->> '$.because' END AS because
FROM links AS l LEFT JOIN reports AS r ON r.id = l.body ->> '$.report'
WHERE l.kind = 'undated';
