-- MySQL dump 10.10
--
-- Host: localhost    Database: lamplight
-- ------------------------------------------------------
-- Server version	5.0.27-standard

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET NAMES utf8 */;
/*!40103 SET TIME_ZONE='+00:00' */;

--
-- Table structure for table `fanfiction_authors`
--

DROP TABLE IF EXISTS `fanfiction_authors`;
CREATE TABLE `fanfiction_authors` (
  `uid` int(11) NOT NULL auto_increment,
  `penname` varchar(200) NOT NULL default '',
  `realname` varchar(200) NOT NULL default '',
  `email` varchar(200) NOT NULL default '',
  `website` varchar(200) NOT NULL default '',
  `bio` text NOT NULL,
  `image` varchar(200) NOT NULL default '',
  `date` datetime NOT NULL default '0000-00-00 00:00:00',
  `admincreated` varchar(200) NOT NULL default '',
  `password` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`uid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_authors`
--

LOCK TABLES `fanfiction_authors` WRITE;
/*!40000 ALTER TABLE `fanfiction_authors` DISABLE KEYS */;
INSERT INTO `fanfiction_authors` VALUES (9,'brasspenny','','penny@lamplight.example','','I write on the tram, between Mile End and the last stop but one. If a story of mine ends in the middle of a street, that is why.\r\n\r\nPlease take whatever you like from the challenges, I can\'t do them all.','','2005-11-02 19:40:11','0','a1b2c3d4e5f60718293a4b5c6d7e8f90'),(12,'sea_wall','','wall@lamplight.example','http://seawall.example','Lyme, mostly. I have been up the steps and down the steps.','','2006-03-19 08:12:57','0','0f1e2d3c4b5a69788796a5b4c3d2e1f0');
/*!40000 ALTER TABLE `fanfiction_authors` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_categories`
--

DROP TABLE IF EXISTS `fanfiction_categories`;
CREATE TABLE `fanfiction_categories` (
  `catid` int(11) NOT NULL auto_increment,
  `parentcatid` int(11) NOT NULL default '0',
  `category` varchar(200) NOT NULL default '',
  `description` text NOT NULL,
  `image` varchar(200) NOT NULL default '',
  `locked` varchar(200) NOT NULL default '',
  `leveldown` int(11) NOT NULL default '0',
  `displayorder` int(11) NOT NULL default '0',
  `numitems` int(11) NOT NULL default '0',
  PRIMARY KEY  (`catid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_categories`
--

LOCK TABLES `fanfiction_categories` WRITE;
/*!40000 ALTER TABLE `fanfiction_categories` DISABLE KEYS */;
INSERT INTO `fanfiction_categories` VALUES (1,-1,'Austen','','','1',0,2,1),(2,1,'Persuasion','The Cobb, and what was done on it.','','0',1,1,1),(3,-1,'Dickens','','','1',0,1,1),(4,3,'A Christmas Carol','Before, during and after the goose.','','0',1,1,1);
/*!40000 ALTER TABLE `fanfiction_categories` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_challenges`
--

DROP TABLE IF EXISTS `fanfiction_challenges`;
CREATE TABLE `fanfiction_challenges` (
  `chalid` int(11) NOT NULL auto_increment,
  `challenger` varchar(200) NOT NULL default '',
  `uid` int(11) NOT NULL default '0',
  `title` varchar(200) NOT NULL default '',
  `catid` varchar(200) NOT NULL default '',
  `characters` varchar(200) NOT NULL default '',
  `summary` text NOT NULL,
  PRIMARY KEY  (`chalid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_challenges`
--

LOCK TABLES `fanfiction_challenges` WRITE;
/*!40000 ALTER TABLE `fanfiction_challenges` DISABLE KEYS */;
INSERT INTO `fanfiction_challenges` VALUES (2,'sea_wall',12,'Small Change','','','One coin has to change hands in it. No more than a thousand words, please: we have a small lamp.');
/*!40000 ALTER TABLE `fanfiction_challenges` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_chapters`
--

DROP TABLE IF EXISTS `fanfiction_chapters`;
CREATE TABLE `fanfiction_chapters` (
  `chapid` int(11) NOT NULL auto_increment,
  `title` varchar(200) NOT NULL default '',
  `inorder` int(11) NOT NULL default '0',
  `notes` text NOT NULL,
  `storytext` text NOT NULL,
  `endnotes` text NOT NULL,
  `validated` varchar(200) NOT NULL default '',
  `wordcount` int(11) NOT NULL default '0',
  `rating` int(11) NOT NULL default '0',
  `reviews` int(11) NOT NULL default '0',
  `sid` int(11) NOT NULL default '0',
  `uid` int(11) NOT NULL default '0',
  `count` int(11) NOT NULL default '0',
  PRIMARY KEY  (`chapid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_chapters`
--

LOCK TABLES `fanfiction_chapters` WRITE;
/*!40000 ALTER TABLE `fanfiction_chapters` DISABLE KEYS */;
INSERT INTO `fanfiction_chapters` VALUES (601,'Sixpence',1,'For the Small Change challenge. It was to have been two hundred words.','<p>Old Fezziwig had danced his shoes through by Twelfth Night, as he did every year; and as he did every year, he sent the younger of the two apprentices to have them mended.</p>\r\n<p>"Sixpence," said the cobbler in Leadenhall.</p>\r\n<p>"Fourpence," said the apprentice. He was seventeen, with a cold nose and no gloves, and he had walked past two dearer cobblers to get there.</p>\r\n<p>"It\'s for Mr. Fezziwig?" said the cobbler. He turned up the sole, to look at the hole in it. It was a magnificent hole; you could see exactly where the dance went round. "For him I\'d do it for nothing. I was at that ball. I danced with the cook."</p>\r\n<p>The apprentice considered this. He had been given sixpence. If the thing were done for nothing, there would be sixpence over; and nobody had said whose it would be.</p>\r\n<p>"Then do it for nothing," said Ebenezer Scrooge.</p>\r\n<p>He waited on the step while it was done. It was the first money that he ever had which he had not worked for, and he held it in his hand the whole of the time, and it would not get warm.</p>','','1',193,-1,1,511,9,311),(603,'Fourpence',2,'','<p>Mr. Fezziwig put them on, and danced a step in the counting-house to try them, and cut so deftly that he appeared to wink with his legs.</p>\r\n<p>"How much?" said he.</p>\r\n<p>It was the plainest question in the world. "Sixpence, sir," said Ebenezer.</p>\r\n<p>"Cheap at the price! Put it down, Dick, put it down." And Dick Wilkins, who was very much attached to him, wrote in the book: <i>Shoes, 6d.</i></p>\r\n<p>So it stood; and in due course it was added up, and the year came out to the farthing. That was what he could never afterwards forgive. It ought to have been wrong. He went over that column by candle, night after night, waiting for it to be wrong, and it was right every time; and from about then he put his faith in columns.</p>\r\n<p>He kept the sixpence. It is wonderful how it bred.</p>\r\n<hr />\r\n<p>Forty years on, upon the day after Christmas, an old man in a very good temper came into a cobbler\'s in Leadenhall, and laid on the counter a turkey\'s worth of silver.</p>\r\n<p>"I owe your grandfather fourpence," he said. "It was the price we had come to. The rest is interest. I am told that I am particular about interest."</p>\r\n<p>"What was it for?" said the girl at the last.</p>\r\n<p>"For a pair of shoes," said Mr. Scrooge, "that I was never able to dance in." And he looked down at his feet; and there, on the sawdust, between the boots of other people (she told it for years), he tried.</p>','That makes four hundred and fifty. I owe sea_wall the difference.','1',256,-1,0,511,9,270),(602,'Louisa Is Read To',1,'','','','1',356,-1,1,512,12,198);
/*!40000 ALTER TABLE `fanfiction_chapters` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_characters`
--

DROP TABLE IF EXISTS `fanfiction_characters`;
CREATE TABLE `fanfiction_characters` (
  `charid` int(11) NOT NULL auto_increment,
  `catid` int(11) NOT NULL default '0',
  `charname` varchar(200) NOT NULL default '',
  `bio` text NOT NULL,
  `image` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`charid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_characters`
--

LOCK TABLES `fanfiction_characters` WRITE;
/*!40000 ALTER TABLE `fanfiction_characters` DISABLE KEYS */;
INSERT INTO `fanfiction_characters` VALUES (1,4,'Ebenezer Scrooge','',''),(2,4,'Mr. Fezziwig','',''),(3,2,'Louisa Musgrove','',''),(4,2,'Captain Benwick','','');
/*!40000 ALTER TABLE `fanfiction_characters` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_classes`
--

DROP TABLE IF EXISTS `fanfiction_classes`;
CREATE TABLE `fanfiction_classes` (
  `class_id` int(11) NOT NULL auto_increment,
  `class_type` int(11) NOT NULL default '0',
  `class_name` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`class_id`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_classes`
--

LOCK TABLES `fanfiction_classes` WRITE;
/*!40000 ALTER TABLE `fanfiction_classes` DISABLE KEYS */;
INSERT INTO `fanfiction_classes` VALUES (1,1,'General'),(2,1,'Humor'),(3,1,'Romance'),(4,2,'None');
/*!40000 ALTER TABLE `fanfiction_classes` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_classtypes`
--

DROP TABLE IF EXISTS `fanfiction_classtypes`;
CREATE TABLE `fanfiction_classtypes` (
  `classtype_id` int(11) NOT NULL auto_increment,
  `classtype_name` varchar(200) NOT NULL default '',
  `classtype_title` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`classtype_id`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_classtypes`
--

LOCK TABLES `fanfiction_classtypes` WRITE;
/*!40000 ALTER TABLE `fanfiction_classtypes` DISABLE KEYS */;
INSERT INTO `fanfiction_classtypes` VALUES (1,'genres','Genres'),(2,'warnings','Warnings');
/*!40000 ALTER TABLE `fanfiction_classtypes` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_favorites`
--

DROP TABLE IF EXISTS `fanfiction_favorites`;
CREATE TABLE `fanfiction_favorites` (
  `uid` int(11) NOT NULL default '0',
  `item` int(11) NOT NULL default '0',
  `type` varchar(200) NOT NULL default '',
  `comments` text NOT NULL,
  KEY `uid` (`uid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_favorites`
--

LOCK TABLES `fanfiction_favorites` WRITE;
/*!40000 ALTER TABLE `fanfiction_favorites` DISABLE KEYS */;
INSERT INTO `fanfiction_favorites` VALUES (12,511,'ST','the shoes!'),(9,512,'ST',''),(12,9,'AU','');
/*!40000 ALTER TABLE `fanfiction_favorites` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_messages`
--

DROP TABLE IF EXISTS `fanfiction_messages`;
CREATE TABLE `fanfiction_messages` (
  `message_id` int(11) NOT NULL auto_increment,
  `message_name` varchar(200) NOT NULL default '',
  `message_title` varchar(200) NOT NULL default '',
  `message_text` text NOT NULL,
  PRIMARY KEY  (`message_id`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_messages`
--

LOCK TABLES `fanfiction_messages` WRITE;
/*!40000 ALTER TABLE `fanfiction_messages` DISABLE KEYS */;
INSERT INTO `fanfiction_messages` VALUES (1,'welcome','Welcome','<p>Come in, and mind the lamp.</p>'),(2,'maintenance','','');
/*!40000 ALTER TABLE `fanfiction_messages` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_news`
--

DROP TABLE IF EXISTS `fanfiction_news`;
CREATE TABLE `fanfiction_news` (
  `nid` int(11) NOT NULL auto_increment,
  `author` varchar(200) NOT NULL default '',
  `title` varchar(200) NOT NULL default '',
  `story` text NOT NULL,
  `time` datetime NOT NULL default '0000-00-00 00:00:00',
  `comments` text NOT NULL,
  PRIMARY KEY  (`nid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_news`
--

LOCK TABLES `fanfiction_news` WRITE;
/*!40000 ALTER TABLE `fanfiction_news` DISABLE KEYS */;
INSERT INTO `fanfiction_news` VALUES (1,'brasspenny','We have moved house','The archive is on a new server, which hums. If your story lost its dashes on the way, write to keeper@lamplight.example and I\'ll put them back by hand.','2006-10-08 21:05:00',0);
/*!40000 ALTER TABLE `fanfiction_news` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_ratings`
--

DROP TABLE IF EXISTS `fanfiction_ratings`;
CREATE TABLE `fanfiction_ratings` (
  `rid` int(11) NOT NULL auto_increment,
  `rating` varchar(200) NOT NULL default '',
  `ratingwarning` varchar(200) NOT NULL default '',
  `warningtext` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`rid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_ratings`
--

LOCK TABLES `fanfiction_ratings` WRITE;
/*!40000 ALTER TABLE `fanfiction_ratings` DISABLE KEYS */;
INSERT INTO `fanfiction_ratings` VALUES (1,'G','0',''),(2,'PG','0','');
/*!40000 ALTER TABLE `fanfiction_ratings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_reviews`
--

DROP TABLE IF EXISTS `fanfiction_reviews`;
CREATE TABLE `fanfiction_reviews` (
  `reviewid` int(11) NOT NULL auto_increment,
  `item` int(11) NOT NULL default '0',
  `chapid` int(11) NOT NULL default '0',
  `reviewer` varchar(200) NOT NULL default '',
  `uid` int(11) NOT NULL default '0',
  `review` text NOT NULL,
  `date` datetime NOT NULL default '0000-00-00 00:00:00',
  `rating` int(11) NOT NULL default '0',
  `respond` varchar(200) NOT NULL default '',
  `type` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`reviewid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_reviews`
--

LOCK TABLES `fanfiction_reviews` WRITE;
/*!40000 ALTER TABLE `fanfiction_reviews` DISABLE KEYS */;
INSERT INTO `fanfiction_reviews` VALUES (31,511,601,'sea_wall',12,'"It would not get warm." I had to put my tea down and look out of the window for a bit.<br><br><i>Author\'s Response: I am sorry about the tea. I am not at all sorry about the sixpence.</i>','2006-11-30 22:14:09',-1,'1','ST'),(32,512,602,'a passer-by',0,'I never liked Louisa, and now I have gone down a whole flight of stairs slowly on her account.','2007-02-11 07:55:31',-1,'0','ST');
/*!40000 ALTER TABLE `fanfiction_reviews` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_settings`
--

DROP TABLE IF EXISTS `fanfiction_settings`;
CREATE TABLE `fanfiction_settings` (
  `sitekey` varchar(200) NOT NULL default '',
  `sitename` varchar(200) NOT NULL default '',
  `slogan` varchar(200) NOT NULL default '',
  `url` varchar(200) NOT NULL default '',
  `siteemail` varchar(200) NOT NULL default '',
  `tableprefix` varchar(200) NOT NULL default '',
  `skin` varchar(200) NOT NULL default '',
  `hiddenskins` varchar(200) NOT NULL default '',
  `language` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`sitekey`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_settings`
--

LOCK TABLES `fanfiction_settings` WRITE;
/*!40000 ALTER TABLE `fanfiction_settings` DISABLE KEYS */;
INSERT INTO `fanfiction_settings` VALUES ('k3y','The Lamplight Archive','Bring your own oil','http://lamplight.example/archive','keeper@lamplight.example','','default','','en');
/*!40000 ALTER TABLE `fanfiction_settings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `fanfiction_stories`
--

DROP TABLE IF EXISTS `fanfiction_stories`;
CREATE TABLE `fanfiction_stories` (
  `sid` int(11) NOT NULL auto_increment,
  `title` varchar(200) NOT NULL default '',
  `summary` text NOT NULL,
  `storynotes` text NOT NULL,
  `catid` varchar(200) NOT NULL default '',
  `classes` varchar(200) NOT NULL default '',
  `charid` varchar(200) NOT NULL default '',
  `rid` varchar(200) NOT NULL default '',
  `date` datetime NOT NULL default '0000-00-00 00:00:00',
  `updated` datetime NOT NULL default '0000-00-00 00:00:00',
  `uid` int(11) NOT NULL default '0',
  `coauthors` varchar(200) NOT NULL default '',
  `featured` varchar(200) NOT NULL default '',
  `validated` varchar(200) NOT NULL default '',
  `completed` varchar(200) NOT NULL default '',
  `rr` varchar(200) NOT NULL default '',
  `wordcount` int(11) NOT NULL default '0',
  `rating` int(11) NOT NULL default '0',
  `reviews` int(11) NOT NULL default '0',
  `count` int(11) NOT NULL default '0',
  `challenges` varchar(200) NOT NULL default '',
  PRIMARY KEY  (`sid`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8;

--
-- Dumping data for table `fanfiction_stories`
--

LOCK TABLES `fanfiction_stories` WRITE;
/*!40000 ALTER TABLE `fanfiction_stories` DISABLE KEYS */;
INSERT INTO `fanfiction_stories` VALUES (511,'Fezziwig\'s Shoes','Every Twelfth Night somebody has to take the old man\'s shoes to be mended. One year it was Ebenezer.','','4','1,2,4','1,2','1','2006-11-29 23:02:44','2006-12-06 22:30:10',9,'0','0','1','1','0',449,-1,1,581,'2'),(512,'Louisa Is Read To','There are three cantos after the part where he always stops.','','2','3,4','3,4','1','2007-02-10 20:20:20','2007-02-10 20:20:20',12,'0','1','1','1','0',356,-1,1,198,'');
/*!40000 ALTER TABLE `fanfiction_stories` ENABLE KEYS */;
UNLOCK TABLES;

-- Dump completed on 2007-03-04  3:00:17
