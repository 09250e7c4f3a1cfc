PRAGMA application_id=1146047055;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE "attempts" (
	id VARCHAR(36) NOT NULL, 
	trainee_id VARCHAR(36) NOT NULL, 
	pack_id TEXT NOT NULL, 
	pack_version TEXT NOT NULL, 
	pack_hash TEXT NOT NULL, 
	scenario_id TEXT NOT NULL, 
	scenario_title TEXT NOT NULL, 
	language TEXT NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	mode VARCHAR(32) NOT NULL, 
	seed BIGINT NOT NULL, 
	started_at DATETIME NOT NULL, 
	time_limit_s INTEGER, 
	replies INTEGER NOT NULL, 
	practised_s DOUBLE NOT NULL, 
	low_score INTEGER, 
	high_score INTEGER, 
	bonus INTEGER NOT NULL, 
	critical_count INTEGER NOT NULL, 
	unsure_count INTEGER NOT NULL, 
	hints INTEGER NOT NULL, 
	mood INTEGER NOT NULL, 
	finish VARCHAR(32), 
	ended_at DATETIME, 
	ending_id TEXT, 
	outcome VARCHAR(32), 
	result VARCHAR(32) NOT NULL, 
	stop_reason VARCHAR(32), 
	stop_why TEXT NOT NULL, 
	unsent TEXT NOT NULL, 
	flags JSON NOT NULL, 
	draft TEXT NOT NULL, 
	draft_edits INTEGER NOT NULL, 
	rescored_as TEXT, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_trainee_id FOREIGN KEY(trainee_id) REFERENCES trainees (id) ON DELETE CASCADE
);
INSERT INTO "attempts" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0','019c1c38-a400-71ac-9fed-9add680051ca','flea-en','1.0.0','0000000000000000000000000000000000000000000000000000000000000000','late-parcel','The parcel that does not come','en','chat','practice',2147483647,'2026-04-01 08:59:58.123456',300,0,0.0,NULL,NULL,0,0,0,0,0,NULL,NULL,NULL,NULL,'no-result','no-time','昼休み','So s','["call"]','',2,'engine-2 en-1 flea-en@1.1.0:111111111111');
INSERT INTO "attempts" VALUES('019c1c38-a405-7900-90af-62c615a9d7b9','019c1c38-a401-7979-a5dc-c73e3fa62300','flea-en','1.0.0','0000000000000000000000000000000000000000000000000000000000000000','late-parcel','The parcel that does not come','en','chat','practice',2147483647,'2026-04-02 08:59:58.123456',NULL,1,61.5,80,80,0,0,0,0,70,'ending','2026-04-02 08:59:59.123456','resolved','resolved','passed',NULL,'','','[]','',0,NULL);
INSERT INTO "attempts" VALUES('019c1c38-a407-727b-ba99-75e501e04ab8','019c1c38-a400-71ac-9fed-9add680051ca','flea-en','1.0.0','0000000000000000000000000000000000000000000000000000000000000000','angry-buyer','The parcel that does not come','en','chat','practice',2147483647,'2026-04-03 08:59:58.123456',NULL,0,0.0,NULL,NULL,0,0,0,0,0,NULL,NULL,NULL,NULL,'no-result',NULL,'','','[]','お調べ',0,NULL);
CREATE TABLE contests (
	reply_id VARCHAR(36) NOT NULL, 
	criterion_id TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_contests PRIMARY KEY (reply_id, criterion_id), 
	CONSTRAINT fk_contests_reply_id FOREIGN KEY(reply_id) REFERENCES replies (id) ON DELETE CASCADE
);
INSERT INTO "contests" VALUES('019c1c38-a404-7064-bd5b-45e0fbf0797d','apology','「I''m sorry」はお詫びです','2026-04-01 09:05:00.123456');
INSERT INTO "contests" VALUES('019c1c38-a404-7064-bd5b-45e0fbf0797d','blame','','2026-04-01 09:05:00.123456');
INSERT INTO "contests" VALUES('019c1c38-a406-7e11-b9e1-edc181e0cafb','apology','','2026-04-01 09:05:00.123456');
CREATE TABLE events (
	attempt_id VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	payload JSON NOT NULL, 
	reply_id VARCHAR(36), 
	CONSTRAINT pk_events PRIMARY KEY (attempt_id, seq), 
	CONSTRAINT fk_events_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE, 
	CONSTRAINT fk_events_reply_id FOREIGN KEY(reply_id) REFERENCES replies (id) ON DELETE CASCADE
);
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',0,'2026-04-01 08:59:58.123456','begun','{}',NULL);
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',1,'2026-04-01 08:59:59.123456','submitted','{}','019c1c38-a403-7886-9b9b-983eee9b2a00');
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',2,'2026-04-01 09:00:00.123456','hint-taken','{"criterion":"apology"}',NULL);
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',3,'2026-04-01 09:00:01.123456','scored','{"facts_asked":["order-number"]}','019c1c38-a403-7886-9b9b-983eee9b2a00');
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',4,'2026-04-01 09:00:02.123456','tried-again','{}',NULL);
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',5,'2026-04-01 09:00:03.123456','submitted','{}','019c1c38-a404-7064-bd5b-45e0fbf0797d');
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',6,'2026-04-01 09:00:04.123456','scored','{"facts_asked":["order-number"]}','019c1c38-a404-7064-bd5b-45e0fbf0797d');
INSERT INTO "events" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0',7,'2026-04-01 09:00:05.123456','stopped','{"why":"昼休み"}',NULL);
INSERT INTO "events" VALUES('019c1c38-a405-7900-90af-62c615a9d7b9',0,'2026-04-02 08:59:58.123456','begun','{}',NULL);
INSERT INTO "events" VALUES('019c1c38-a405-7900-90af-62c615a9d7b9',1,'2026-04-02 08:59:59.123456','submitted','{}','019c1c38-a406-7e11-b9e1-edc181e0cafb');
INSERT INTO "events" VALUES('019c1c38-a405-7900-90af-62c615a9d7b9',2,'2026-04-02 09:00:00.123456','scored','{"facts_asked":[]}','019c1c38-a406-7e11-b9e1-edc181e0cafb');
INSERT INTO "events" VALUES('019c1c38-a407-727b-ba99-75e501e04ab8',0,'2026-04-03 08:59:58.123456','begun','{}',NULL);
INSERT INTO "events" VALUES('019c1c38-a407-727b-ba99-75e501e04ab8',1,'2026-04-03 08:59:59.123456','submitted','{}','019c1c38-a408-7f72-9d0f-17c8d034a044');
INSERT INTO "events" VALUES('019c1c38-a407-727b-ba99-75e501e04ab8',2,'2026-04-03 09:00:00.123456','paused','{}',NULL);
CREATE TABLE insights (
	attempt_id VARCHAR(36) NOT NULL, 
	learned TEXT NOT NULL, 
	suggestion TEXT NOT NULL, 
	CONSTRAINT pk_insights PRIMARY KEY (attempt_id), 
	CONSTRAINT fk_insights_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE
);
INSERT INTO "insights" VALUES('019c1c38-a402-70b2-b497-817ac447b5d0','先にお詫びする。
それから調べる。','=荷物の追跡を早く見られるように');
INSERT INTO "insights" VALUES('019c1c38-a405-7900-90af-62c615a9d7b9','','It''s hard to see the carrier''s answer.');
CREATE TABLE "replies" (
	id VARCHAR(36) NOT NULL, 
	attempt_id VARCHAR(36) NOT NULL, 
	turn_id TEXT NOT NULL, 
	visit INTEGER NOT NULL, 
	try_number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	submitted_at DATETIME NOT NULL, 
	low_points INTEGER, 
	high_points INTEGER, 
	possible_points INTEGER, 
	bonus INTEGER, 
	signature TEXT, 
	took_s DOUBLE, 
	edits INTEGER, 
	hints JSON, 
	rule INTEGER, 
	led_to TEXT, 
	mood_after INTEGER, 
	facts_asked JSON, 
	flags_raised JSON, 
	card JSON, 
	CONSTRAINT pk_replies PRIMARY KEY (id), 
	CONSTRAINT fk_replies_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE
);
INSERT INTO "replies" VALUES('019c1c38-a403-7886-9b9b-983eee9b2a00','019c1c38-a402-70b2-b497-817ac447b5d0','opening',1,1,'So sorry, your parcel is late.','2026-04-01 08:59:59.123456',2,2,2,0,'engine-1 en-1 flea-en@1.0.0:000000000000',12.5,3,'["apology"]',2,'case',55,'["order-number"]','["call"]','{"turn":"opening","verdicts":[{"criterion":"apology","state":"met","evidence":[[3,8,"exact","sorry"]]},{"criterion":"blame","state":"met"}],"points":[2,2,2],"sections":[["empathy",2,2,2]],"bonus":0,"criticals":[],"signature":"engine-1 en-1 flea-en@1.0.0:000000000000"}');
INSERT INTO "replies" VALUES('019c1c38-a404-7064-bd5b-45e0fbf0797d','019c1c38-a402-70b2-b497-817ac447b5d0','opening',1,2,'I''m sorry!
I will ask the carrier.','2026-04-01 09:00:03.123456',2,2,2,0,'engine-2 en-1 flea-en@1.1.0:111111111111',12.5,3,'["apology"]',2,'case',55,'["order-number"]','["call"]','{"turn":"opening","verdicts":[{"criterion":"apology","state":"not-met","nearest":[[3,8,"exact","sorry"]],"reason":"negated"},{"criterion":"blame","state":"met"}],"points":[0,0,2],"sections":[["empathy",0,0,2]],"bonus":0,"criticals":[],"signature":"engine-1 en-1 flea-en@1.0.0:000000000000"}');
INSERT INTO "replies" VALUES('019c1c38-a406-7e11-b9e1-edc181e0cafb','019c1c38-a405-7900-90af-62c615a9d7b9','opening',1,1,'Good bye, sorry again','2026-04-02 08:59:59.123456',2,2,2,0,'engine-1 en-1 flea-en@1.0.0:000000000000',NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'{"turn":"opening","verdicts":[{"criterion":"apology","state":"met","evidence":[[3,8,"exact","sorry"]]},{"criterion":"blame","state":"met"}],"points":[2,2,2],"sections":[["empathy",2,2,2]],"bonus":0,"criticals":[],"signature":"engine-1 en-1 flea-en@1.0.0:000000000000"}');
INSERT INTO "replies" VALUES('019c1c38-a408-7f72-9d0f-17c8d034a044','019c1c38-a407-727b-ba99-75e501e04ab8','opening',1,1,'大変申し訳ございません。','2026-04-03 08:59:59.123456',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE rescores (
	id VARCHAR(36) NOT NULL, 
	reply_id VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	pack_hash TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	card JSON NOT NULL, 
	CONSTRAINT pk_rescores PRIMARY KEY (id), 
	CONSTRAINT fk_rescores_reply_id FOREIGN KEY(reply_id) REFERENCES replies (id) ON DELETE CASCADE
);
INSERT INTO "rescores" VALUES('019c1c38-a50a-7a11-8b9d-5a3c8a20c1f0','019c1c38-a404-7064-bd5b-45e0fbf0797d',0,'1111111111111111111111111111111111111111111111111111111111111111','2026-04-02 10:00:00.123456','{"turn":"opening","verdicts":[{"criterion":"apology","state":"unsure","evidence":[[4,9,"exact","sorry"]],"reason":"unclear-negation"},{"criterion":"blame","state":"met"}],"points":[0,2,2],"sections":[["empathy",0,2,2]],"bonus":0,"criticals":[],"signature":"engine-2 en-1 flea-en@1.1.0:111111111111"}');
CREATE TABLE reviews (
	id VARCHAR(36) NOT NULL, 
	reply_id VARCHAR(36) NOT NULL, 
	criterion_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	machine_state VARCHAR(32) NOT NULL, 
	reviewer TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_reviews PRIMARY KEY (id), 
	CONSTRAINT fk_reviews_reply_id FOREIGN KEY(reply_id) REFERENCES replies (id) ON DELETE CASCADE
);
INSERT INTO "reviews" VALUES('019c1c38-a509-7b02-9c11-6f0e4bb7d2aa','019c1c38-a404-7064-bd5b-45e0fbf0797d','apology',0,'not-met','not-met','鈴木','','2026-04-02 09:00:00.123456');
INSERT INTO "reviews" VALUES('019c1c38-a50b-7c45-8d22-1a2b3c4d5e6f','019c1c38-a404-7064-bd5b-45e0fbf0797d','apology',1,'met','unsure','Mori','“I''m sorry” is an apology.','2026-04-02 11:00:00.123456');
CREATE TABLE trainees (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_trainees PRIMARY KEY (id)
);
INSERT INTO "trainees" VALUES('019c1c38-a400-71ac-9fed-9add680051ca','佐藤 葵','2026-04-01 08:59:58.123456');
INSERT INTO "trainees" VALUES('019c1c38-a401-7979-a5dc-c73e3fa62300','Ren','2026-04-01 08:59:58.123456');
CREATE TABLE verdicts (
	reply_id VARCHAR(36) NOT NULL, 
	criterion_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	reason VARCHAR(32), 
	low_points INTEGER NOT NULL, 
	high_points INTEGER NOT NULL, 
	possible_points INTEGER NOT NULL, 
	is_critical BOOLEAN NOT NULL, 
	section TEXT NOT NULL, 
	skill TEXT NOT NULL, 
	label TEXT NOT NULL, 
	evidence JSON NOT NULL, 
	nearest JSON NOT NULL, 
	CONSTRAINT pk_verdicts PRIMARY KEY (reply_id, criterion_id), 
	CONSTRAINT fk_verdicts_reply_id FOREIGN KEY(reply_id) REFERENCES replies (id) ON DELETE CASCADE
);
INSERT INTO "verdicts" VALUES('019c1c38-a403-7886-9b9b-983eee9b2a00','apology',0,'met',NULL,2,2,2,0,'empathy','empathy','Apologises','["sorry"]','[]');
INSERT INTO "verdicts" VALUES('019c1c38-a403-7886-9b9b-983eee9b2a00','blame',1,'met',NULL,0,0,0,1,'solution','tone','Never blames','[]','[]');
INSERT INTO "verdicts" VALUES('019c1c38-a404-7064-bd5b-45e0fbf0797d','apology',0,'unsure','unclear-negation',0,2,2,0,'empathy','empathy','Apologises','["sorry"]','[]');
INSERT INTO "verdicts" VALUES('019c1c38-a404-7064-bd5b-45e0fbf0797d','blame',1,'met',NULL,0,0,0,1,'solution','tone','Never blames','[]','[]');
INSERT INTO "verdicts" VALUES('019c1c38-a406-7e11-b9e1-edc181e0cafb','apology',0,'met',NULL,2,2,2,0,'empathy','empathy','Apologises','["d bye"]','[]');
INSERT INTO "verdicts" VALUES('019c1c38-a406-7e11-b9e1-edc181e0cafb','blame',1,'met',NULL,0,0,0,1,'solution','tone','Never blames','[]','[]');
CREATE INDEX ix_verdicts_unsure ON verdicts (reply_id) WHERE state = 'unsure';
CREATE INDEX ix_events_reply_id ON events (reply_id);
CREATE UNIQUE INDEX ix_reviews_reply_id_criterion_id_seq ON reviews (reply_id, criterion_id, seq);
CREATE UNIQUE INDEX ix_rescores_reply_id_seq ON rescores (reply_id, seq);
CREATE UNIQUE INDEX ix_attempts_started_at_id ON attempts (started_at, id);
CREATE INDEX ix_attempts_trainee_id_finish_started_at_id ON attempts (trainee_id, finish, started_at, id);
CREATE INDEX ix_attempts_trainee_id_started_at_id ON attempts (trainee_id, started_at, id);
CREATE INDEX ix_attempts_pack_id_scenario_id_started_at ON attempts (pack_id, scenario_id, started_at);
CREATE INDEX ix_replies_attempt_id_visit_try_number ON replies (attempt_id, visit, try_number);
COMMIT;
