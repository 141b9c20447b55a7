-- Decisions are numbered without gaps by the one who alone decides; they need no sequence.
ALTER TABLE review_decision ALTER COLUMN decision_key DROP DEFAULT;
DROP SEQUENCE review_decision_key_seq;
