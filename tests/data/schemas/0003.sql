PRAGMA application_id=1146047055;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
CREATE TABLE memories (
	trainee_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	pack_id TEXT NOT NULL, 
	quiz_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	phase VARCHAR(32) NOT NULL, 
	step INTEGER, 
	stability DOUBLE NOT NULL, 
	difficulty DOUBLE NOT NULL, 
	due_at DATETIME NOT NULL, 
	reviewed_at DATETIME NOT NULL, 
	reviews INTEGER NOT NULL, 
	lapses INTEGER NOT NULL, 
	CONSTRAINT pk_memories PRIMARY KEY (trainee_id, kind, pack_id, quiz_id, item_id), 
	CONSTRAINT fk_memories_trainee_id FOREIGN KEY(trainee_id) REFERENCES trainees (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "memories" VALUES('019c1c38-a400-71ac-9fed-9add680051ca','question','flea-en','parcels','one','review',NULL,2.3065,2.1112142,'2026-04-04 08:59:58.123456','2026-04-02 09:09:58.123456',2,0);
INSERT INTO "memories" VALUES('019c1c38-a401-7979-a5dc-c73e3fa62300','skill','','','empathy','relearning',0,0.5,7.5,'2026-04-04 09:09:58.123456','2026-04-04 08:59:58.123456',3,1);
CREATE TABLE memory_parameters (
	trainee_id VARCHAR(36) NOT NULL, 
	parameters JSON NOT NULL, 
	reviews INTEGER NOT NULL, 
	loss_before DOUBLE NOT NULL, 
	loss_after DOUBLE NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_memory_parameters PRIMARY KEY (trainee_id), 
	CONSTRAINT fk_memory_parameters_trainee_id FOREIGN KEY(trainee_id) REFERENCES trainees (id) ON DELETE CASCADE
);
INSERT INTO "memory_parameters" VALUES('019c1c38-a401-7979-a5dc-c73e3fa62300','[0.212,1.2931,2.3065]',400,0.41,0.39,'2026-04-02 08:59:58.123456');
CREATE TABLE memory_reviews (
	id VARCHAR(36) NOT NULL, 
	trainee_id VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	pack_id TEXT NOT NULL, 
	quiz_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	rating INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	answer_id TEXT NOT NULL, 
	is_taken_back BOOLEAN NOT NULL, 
	"before" JSON, 
	"after" JSON NOT NULL, 
	CONSTRAINT pk_memory_reviews PRIMARY KEY (id), 
	CONSTRAINT fk_memory_reviews_trainee_id FOREIGN KEY(trainee_id) REFERENCES trainees (id) ON DELETE CASCADE
);
INSERT INTO "memory_reviews" VALUES('019c1c38-a40b-73fb-b24a-e7398a7881d4','019c1c38-a400-71ac-9fed-9add680051ca',0,'question','flea-en','parcels','one',3,'2026-04-02 08:59:58.123456','019c1c38-a40a-7c60-b1f6-02c0ebde4bdb',0,NULL,'{"phase":"learning","step":1,"stability":2.3065,"difficulty":2.118103970459015,"due_at":"2026-04-02 09:09:58.123456","reviewed_at":"2026-04-02 08:59:58.123456","reviews":1,"lapses":0}');
INSERT INTO "memory_reviews" VALUES('019c1c38-a40d-7cc2-808c-c4584b6ac8dc','019c1c38-a400-71ac-9fed-9add680051ca',1,'question','flea-en','parcels','several',1,'2026-04-02 08:59:58.123456','019c1c38-a40c-714c-a7b6-553a56b9bb7d',1,NULL,'{"phase":"learning","step":1,"stability":2.3065,"difficulty":2.118103970459015,"due_at":"2026-04-02 09:09:58.123456","reviewed_at":"2026-04-02 08:59:58.123456","reviews":1,"lapses":0}');
INSERT INTO "memory_reviews" VALUES('019c1c38-a40e-7648-9080-9fc19ec8fdc1','019c1c38-a400-71ac-9fed-9add680051ca',2,'question','flea-en','parcels','one',3,'2026-04-02 09:09:58.123456','',0,'{"phase":"learning","step":1,"stability":2.3065,"difficulty":2.118103970459015,"due_at":"2026-04-02 09:09:58.123456","reviewed_at":"2026-04-02 08:59:58.123456","reviews":1,"lapses":0}','{"phase":"review","step":null,"stability":2.3065,"difficulty":2.1112142,"due_at":"2026-04-04 08:59:58.123456","reviewed_at":"2026-04-02 09:09:58.123456","reviews":2,"lapses":0}');
INSERT INTO "memory_reviews" VALUES('019c1c38-a40f-737f-9294-2f5545f9351c','019c1c38-a401-7979-a5dc-c73e3fa62300',0,'skill','','','empathy',2,'2026-04-02 08:59:58.123456','019c1c38-a402-70b2-b497-817ac447b5d0',0,NULL,'{"phase":"relearning","step":0,"stability":0.5,"difficulty":7.5,"due_at":"2026-04-04 09:09:58.123456","reviewed_at":"2026-04-04 08:59:58.123456","reviews":3,"lapses":1}');
CREATE TABLE quiz_answers (
	id VARCHAR(36) NOT NULL, 
	sitting_id VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	pack_id TEXT NOT NULL, 
	pack_hash TEXT NOT NULL, 
	quiz_id TEXT NOT NULL, 
	question_id TEXT NOT NULL, 
	given JSON, 
	answered_at DATETIME NOT NULL, 
	took_s DOUBLE NOT NULL, 
	low DOUBLE, 
	high DOUBLE, 
	rating INTEGER, 
	question_text TEXT NOT NULL, 
	question_decides TEXT NOT NULL, 
	is_taken_back BOOLEAN NOT NULL, 
	CONSTRAINT pk_quiz_answers PRIMARY KEY (id), 
	CONSTRAINT fk_quiz_answers_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE
);
INSERT INTO "quiz_answers" VALUES('019c1c38-a401-796f-a71a-8e6e9c7be135','019c1c38-a400-7d57-95eb-a5a7376d5e81',0,0,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','one','{"chosen":[0]}','2026-04-01 08:59:58.123456',9.5,100.0,100.0,NULL,'Which of **these** 0?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a402-7bfe-95d8-aef767e0774b','019c1c38-a400-7d57-95eb-a5a7376d5e81',1,1,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','several','{"chosen":[0,2]}','2026-04-01 09:00:08.123456',9.5,100.0,100.0,NULL,'Which of **these** 1?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a403-7f6a-b029-203bc187070e','019c1c38-a400-7d57-95eb-a5a7376d5e81',2,2,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','claim','{"claimed":true}','2026-04-01 09:00:18.123456',9.5,100.0,100.0,NULL,'Which of **these** 2?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a404-7037-968d-9474310a2def','019c1c38-a400-7d57-95eb-a5a7376d5e81',3,3,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','steps','{"ordered":[2,0,1]}','2026-04-01 09:00:28.123456',9.5,100.0,100.0,NULL,'Which of **these** 3?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a405-7f8d-8377-f7105586422b','019c1c38-a400-7d57-95eb-a5a7376d5e81',4,4,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','pairs','{"matched":["箱",""]}','2026-04-01 09:00:38.123456',9.5,100.0,100.0,NULL,'Which of **these** 4?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a406-7ec5-b41f-ab4bc34e21be','019c1c38-a400-7d57-95eb-a5a7376d5e81',5,5,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','number','{"entered":"２個"}','2026-04-01 09:00:48.123456',9.5,50.0,100.0,NULL,'Which of **these** 5?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a407-702a-a188-cb35289930ef','019c1c38-a400-7d57-95eb-a5a7376d5e81',6,6,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','feeling','{"felt":1,"marks":[[0,3],[5,9]]}','2026-04-01 09:00:58.123456',9.5,100.0,100.0,NULL,'Which of **these** 6?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a408-7fad-a357-d90b98a1f39e','019c1c38-a400-7d57-95eb-a5a7376d5e81',7,7,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','better','{"compared":0,"reasons":["apology","tone"]}','2026-04-01 09:01:08.123456',9.5,100.0,100.0,NULL,'Which of **these** 7?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a40a-7c60-b1f6-02c0ebde4bdb','019c1c38-a409-749f-9ab5-609b5038fabf',0,0,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','one','{"chosen":[0]}','2026-04-02 08:59:58.123456',3.25,100.0,100.0,3,'Which of **these**?','0f3c5e7a9b1d2f40',0);
INSERT INTO "quiz_answers" VALUES('019c1c38-a40c-714c-a7b6-553a56b9bb7d','019c1c38-a409-749f-9ab5-609b5038fabf',1,1,'flea-en','1111111111111111111111111111111111111111111111111111111111111111','parcels','several',NULL,'2026-04-02 08:59:58.123456',4.0,0.0,0.0,1,'=1+1','0f3c5e7a9b1d2f40',1);
CREATE TABLE answer_reviews (
	id VARCHAR(36) NOT NULL, 
	answer_id VARCHAR(36) NOT NULL, 
	credit DOUBLE NOT NULL, 
	low DOUBLE, 
	high DOUBLE, 
	reviewer TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_answer_reviews PRIMARY KEY (id), 
	CONSTRAINT fk_answer_reviews_answer_id FOREIGN KEY(answer_id) REFERENCES quiz_answers (id) ON DELETE CASCADE
);
INSERT INTO "answer_reviews" VALUES('019c1c38-b400-7d57-95eb-a5a7376d5e81','019c1c38-a406-7ec5-b41f-ab4bc34e21be',75.0,50.0,100.0,'Ken Mori','It is right, なので。','2026-04-01 09:30:00.000000');
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
CREATE TABLE seminar_entries (
	id VARCHAR(36) NOT NULL, 
	trainee_id VARCHAR(36) NOT NULL, 
	pack_id TEXT NOT NULL, 
	seminar_id TEXT NOT NULL, 
	part VARCHAR(32) NOT NULL, 
	prompt_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	said_by TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_seminar_entries PRIMARY KEY (id), 
	CONSTRAINT fk_seminar_entries_trainee_id FOREIGN KEY(trainee_id) REFERENCES trainees (id) ON DELETE CASCADE
);
INSERT INTO "seminar_entries" VALUES('019c1c38-a410-7d64-bcd1-42676e959952','019c1c38-a401-7979-a5dc-c73e3fa62300','flea-en','morning','discussion','when','日曜は
配達がありません。','Ken','2026-04-02 08:59:58.123456');
INSERT INTO "seminar_entries" VALUES('019c1c38-a411-7905-81f7-daaf03b219f4','019c1c38-a401-7979-a5dc-c73e3fa62300','flea-en','morning','question','','Who calls?','','2026-04-02 08:59:58.123456');
CREATE TABLE sittings (
	id VARCHAR(36) NOT NULL, 
	trainee_id VARCHAR(36) NOT NULL, 
	mode VARCHAR(32) NOT NULL, 
	seed BIGINT NOT NULL, 
	started_at DATETIME NOT NULL, 
	language TEXT NOT NULL, 
	title TEXT NOT NULL, 
	pack_id TEXT NOT NULL, 
	pack_version TEXT NOT NULL, 
	pack_hash TEXT NOT NULL, 
	quiz_id TEXT NOT NULL, 
	pass_mark INTEGER NOT NULL, 
	time_limit_s INTEGER, 
	seminar_id TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	elapsed_s DOUBLE NOT NULL, 
	answered INTEGER NOT NULL, 
	low_score INTEGER, 
	high_score INTEGER, 
	finish VARCHAR(32), 
	ended_at DATETIME, 
	result VARCHAR(32) NOT NULL, 
	was_clock_set_back BOOLEAN NOT NULL, 
	times_left INTEGER NOT NULL, 
	away_s DOUBLE NOT NULL, 
	changes INTEGER NOT NULL, 
	asks JSON NOT NULL, 
	items JSON NOT NULL, 
	draft_place INTEGER, 
	draft JSON, 
	CONSTRAINT pk_sittings PRIMARY KEY (id), 
	CONSTRAINT fk_sittings_trainee_id FOREIGN KEY(trainee_id) REFERENCES trainees (id) ON DELETE CASCADE
);
INSERT INTO "sittings" VALUES('019c1c38-a400-7d57-95eb-a5a7376d5e81','019c1c38-a401-7979-a5dc-c73e3fa62300','exam',2147483647,'2026-04-01 08:59:58.123456','en','Parcels','flea-en','1.1.0','1111111111111111111111111111111111111111111111111111111111111111','parcels',80,600,'',7,80.0,8,94,100,'submitted','2026-04-01 09:01:18.123456','passed',1,2,65.0,9,'["marked","marked","marked","marked","marked","marked","marked","marked"]','[["flea-en","1111111111111111111111111111111111111111111111111111111111111111","parcels",["one","several","claim","steps","pairs","number","feeling","better"]]]',NULL,NULL);
INSERT INTO "sittings" VALUES('019c1c38-a409-749f-9ab5-609b5038fabf','019c1c38-a400-71ac-9fed-9add680051ca','practice',2147483647,'2026-04-02 08:59:58.123456','en','Parcels','flea-en','1.1.0','1111111111111111111111111111111111111111111111111111111111111111','parcels',70,NULL,'morning',5,9.0,1,100,100,NULL,NULL,'no-result',0,0,0.0,3,'["marked","marked","marked","marked","marked","marked","marked","marked"]','[["flea-en","1111111111111111111111111111111111111111111111111111111111111111","parcels",["one","several","claim","steps","pairs","number","feeling","better"]]]',5,'{"entered":"お調べ"}');
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
CREATE INDEX ix_sittings_trainee_id_started_at_id ON sittings (trainee_id, started_at, id);
CREATE INDEX ix_sittings_trainee_id_finish_started_at_id ON sittings (trainee_id, finish, started_at, id);
CREATE UNIQUE INDEX ix_sittings_started_at_id ON sittings (started_at, id);
CREATE UNIQUE INDEX ix_quiz_answers_sitting_id_seq ON quiz_answers (sitting_id, seq);
CREATE INDEX ix_quiz_answers_pack_id_sitting_id_seq ON quiz_answers (pack_id, sitting_id, seq);
CREATE INDEX ix_quiz_answers_pack_id_quiz_id_question_id_sitting_id_seq ON quiz_answers (pack_id, quiz_id, question_id, sitting_id, seq);
CREATE UNIQUE INDEX ix_answer_reviews_answer_id_id ON answer_reviews (answer_id, id);
CREATE INDEX ix_memories_due ON memories (trainee_id, kind, due_at, pack_id, quiz_id, item_id, phase, step, stability, difficulty, reviewed_at, reviews, lapses);
CREATE INDEX ix_memories_lapses ON memories (kind, lapses);
CREATE UNIQUE INDEX ix_memory_reviews_trainee_id_seq ON memory_reviews (trainee_id, seq);
CREATE INDEX ix_memory_reviews_answer_id ON memory_reviews (answer_id);
CREATE INDEX ix_seminar_entries_trainee_id_pack_id_seminar_id_id ON seminar_entries (trainee_id, pack_id, seminar_id, id);
COMMIT;
