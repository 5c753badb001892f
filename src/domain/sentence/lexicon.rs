//! The words that the grammar knows, in sets by what they do to their neighbours.

use crate::domain::sentence::word_list::{Words, words};

/// Between a subject and its verb.
pub static ADVERBS: Words = words!(
    "just finally also then suddenly even briefly quickly only really actually \
     kindly both all had has have later unexpectedly again got went did long nice \
     great a"
);

/// After a name that stands for itself.
pub static AFTER_ALONE: Words =
    words!("lunch coffee dinner breakfast brunch tea drinks walk call beer over visit zoom");

/// After a bare hour: nothing that it could count.
pub static AFTER_HOUR: Words = words!(
    ", : ) with at in on and for near to yesterday today yday last this we i she he they because but so although"
);

/// After a name, and not after the verb or noun of the same letters.
pub static AFTER_NAME: Words = words!(
    "and n at in on about for near over from by who to today yesterday last this after \
     before again also then but because while during"
);

/// After a verb of contact without object.
pub static AFTER_VERB: Words = words!(
    "for from about this last today yesterday and to up again twice after before at \
     on just while because later an half with then but when"
);

/// Between two who were there.
pub static AND: Words =
    words!("and & + , / plus et und y e i и och og και و ו 和 、 &amp; ، と n en");

/// Before somebody who was reached, and seldom before anything else with a capital.
pub static CONTACTED: Words = words!(
    "called phoned rang texted messaged emailed met facetimed skyped zoomed whatsapped \
     telephoned invited hosted hugged"
);

/// Before a word for somebody: "my boss", "some old friends". Those of somebody else are not meant.
pub static DETERMINERS: Words =
    words!("my our the a an some two three all old new best dear another");

/// Before a day that is not when it happened.
pub static BEFORE_OTHER_DAY: Words = words!(
    "good black casual not as about since until till of for before after by than her his my their our your \
     every each next til from like a an page chapter version no all that these those \
     the room bus other"
);

/// Before a length: it says something else.
pub static BEFORE_OTHER_LENGTH: Words =
    words!("in every within after per half last next only than to or slept waited delayed late");

/// Verbs of contact that somebody is the subject of.
pub static BY_SOMEBODY: Words = words!(
    "called phoned rang texted messaged emailed mailed wrote visited met came \
     dropped stopped popped helped gave told asked invited joined hugged sent \
     brought thanked facetimed skyped zoomed cooked replied answered calls texts \
     visits writes tells asks invites pinged dmed reached lent hosted whatsapped \
     showed shared telephoned talked chatted didn't didnt never picked drove taught \
     introduced"
);

/// Between a verb and a name.
pub static DEAR: Words =
    words!("my our dear friend the old sister brother cousin aunt uncle both poor");

/// They deny what follows, or say that it is only meant.
pub static DENYING: Words = words!(
    "didn't didnt doesn't don't dont won't wont wouldn't couldn't can't cant haven't \
     hasn't hadn't isn't wasn't never not cannot without cancelled canceled cancel \
     cancels postponed skipped missed forgot tried trying should must might may \
     would could want wants wanted need needs needed plan plans planned planning \
     hoping hope wish wished invited invites almost nearly arranged arranging let's \
     gonna gotta will shall todo refused declined rejected agreed avoided instead if nicht supposed promised promises \
     raincheck i'll we'll she'll he'll they'll"
);

/// After a verb that begins contact: it has no object.
pub static ENDS_VERB: Words = words!(
    ", - – ) for from this last and today again about after just at up out on to because while although \
     but when during before twice once"
);

/// Larger occasions.
pub static EVENT: Words = words!(
    "wedding party concert funeral festival conference ceremony graduation \
     christening baptism housewarming gig"
);

/// Names that are everyday words as well.
pub static EVERYDAY: Words = words!(
    "call walk talk party drink coffee lunch dinner supper breakfast will may mark art grace hope rose bill sue pat joy faith june april august summer autumn \
     dawn eve ivy lily daisy violet ruby pearl amber jade gene rob rich frank drew \
     chase grant miles chuck chip buddy dick don guy norm peg penny piper rusty \
     sandy skip sunny wade ward wood woods young long short small king prince price \
     love day march star sky storm river rain brook cliff dale glen heath forest \
     holly olive basil ginger honey candy cherry coco angel bear wolf fox hunter \
     mason cook baker fisher porter tanner page paris london austin dallas houston \
     chelsea china jordan israel georgia virginia harmony melody viola reed earl \
     duke baron major bishop pope abbey merry happy bliss charity mercy patience \
     prudence verity felicity destiny trinity christian dolly kitty birdie wren dove \
     crystal gem goldie silver stone rock clay flint sage poppy bud myrtle laurel \
     ash rowan al an my so do in is me no ok on or to us we he she it at as be by go \
     if of up i a the and for from with see di pa ma dot ever early even best black \
     white brown green gray grey blue scarlet rust bell ball bush field fields hill \
     hall house lake lane park parks pool street temple church case cash close cross \
     dear drake fair fish fry good hand hands hardy head lamb law light little low \
     mills moon new noble pace peace pike pond post power powers reading rush salt \
     sharp shepherd snow spring stark strong swift sweet thorn tree trip wall waters \
     way weaver wise van kit lance bee birch blaze booker branch buck cat chance \
     colt dash delight echo fern finish gale gay harp hero jewel journey justice kid \
     kind max gene teddy lark legend liberty lucky lyric maverick memory misty nova ocean phoenix \
     promise big tall tiny rebel reason rhyme ridge rip royal saint shade son song story sunday \
     tiger true tuesday unity vale wednesday west wild winter woody zen"
);

/// After a day at the beginning.
pub static AFTER_DAY: Words = words!(
    "meeting call trip hike concert lunch dinner coffee breakfast brunch tea walked called met saw visited drinks we i phoned \
     walk texted wrote hiked helped gave zoom supper beers beer party picnic drinks barbecue bbq hanging went had ran met cooked"
);

/// Verbs that begin a sentence with the name before.
pub static FINITE: Words = words!(
    "is was has had will would are were isn't wasn't can could lives works wants \
     seems sends brings said says got gets looks looked moved started thinks knows needs feels"
);

/// Between "with" and a name.
pub static KIN: Words = words!(
    "my our dear old friend friends neighbour neighbor colleague cousin sister \
     brother both the little aunt uncle best roommate boss dr mr mrs ms grandma \
     grandpa partner wife husband daughter son ex good herr frau señor señora senor senora \
     monsieur madame mme mlle signor signora pan pani prof professor sir lady miss auntie \
     mate mentor teacher doctor coach flatmate fiance fiancee girlfriend boyfriend new"
);

/// What has a length.
pub static LASTING: Words =
    words!("walk call lunch dinner talk chat hike coffee visit with on zoom video phone");

/// After a meal: a thing and no meeting.
pub static MEAL_THINGS: Words =
    words!("machine maker box plans table menu beans recipe reservation invitation break");

/// What a day has anyway, and after which one meets: "beers with Luka after work on Friday".
pub static ROUTINE: Words = words!("work school class church lunch dinner");

/// A day stands after them as what was spent, and stays in the words: "spent Halloween with Ana".
pub static SPENT: Words = words!("spent celebrated");

/// Being together.
pub static MET: Words = words!(
    "lunch dinner breakfast brunch supper coffee coffees tea drinks beer beers wine \
     pint pints picnic bbq barbecue lunched dined met walked walk walks hiked hike \
     stroll strolled visited visit visits hugged danced cooked ate swam climbed \
     cycled sleepover meetup meeting sauna hang hangout date mittagessen kaffee \
     abendessen cafe dejeuner diner cena comida almuerzo rucak kava kafa kawa kawe kawie обед ужин \
     кофе встретился встретилась встреча getroffen besucht besuchte fruhstuck spaziergang desayuno \
     merienda paseo almorce cene colazione pranzo aperitivo passeggiata dejeune caffe balade koffie avondeten \
     gewandeld wandeling fika middag frokost kahve almoco jantar passeio spotkalem spotkalam spotkanie \
     obiad kolacja kolacje sniadanie spacer spacerze завтрак прогулка гуляли гулял гуляла ужинали обедали \
     встретились виделись увиделись"
);

/// Words for things, qualities and places that often stand where a name can, in small letters.
pub static THINGS: Words = words!(
    "she he they we i me her him them us it you mine hers his my your their its myself herself \
     himself themselves each both more \
     lots loads tons plenty much many few little less enough too so \
     food cake cakes bread pasta pizza soup salad sandwich sandwiches cheese wine beer water juice \
     milk sugar honey chocolate cookies biscuits ice dessert pancakes eggs fish meat rice curry \
     sushi tapas popcorn snacks croissants pastries pie fruit strawberries champagne prosecco \
     whisky whiskey gin cocktails cocktail \
     music guitar piano board games game cards chess dice puzzles karaoke films film movie movies tv \
     football tennis badminton skates skis bikes bike bicycles kayaks boat boats car train trains bus \
     plane tram taxi skype zoom teams phone video whatsapp signal email mail text texts photos \
     pictures slides books book paper pens laptop laptops camera binoculars headphones \
     dog dogs puppy puppies cat cats horse horses kitten kittens bees chickens \
     sun sunshine rain snow wind fog clouds umbrella umbrellas boots sunset sunrise view views \
     candles candlelight flowers roses balloons confetti gifts presents gift present lights \
     fireworks fire barbecue tent tents blankets luggage backpack backpacks bags \
     joy tears pain care pleasure energy enthusiasm patience gusto laughter jokes stories \
     questions answers news advice ideas thoughts worries problems trouble difficulty fever \
     cold flu covid headache jetlag delay delays traffic time luck money \
     work school office class choir band club group company crowd \
     strangers guests visitors customers babies baby toddler twins teenagers \
     home back off online offline outside inside indoors outdoors here there upstairs downstairs \
     downtown uptown halfway abroad early late once twice thrice again yet already soon \
     tonight goodnight goodbye hello today tomorrow yesterday sick round away together alone \
     say apologise apologize congratulate thank thanks sorry death moving hiking baking skiing \
     riding skating lego lasagne lasagna risotto salads tight properly straight directly quick \
     often always sometimes first last next \
     nice good great bad long short big small new old hot warm cool fresh homemade leftover \
     live loud quiet happy sad full half extra real proper different same such certain various \
     very quite rather pretty really super only just even also not no any every all most \
     what which whom whose when how why"
);

/// Often after "with" and nobody's name.
pub static NOBODYS_NAME: Words = words!(
    "the friends friend family people everyone everybody someone colleagues kids \
     children parents mother father sister brother neighbour neighbours myself \
     others their great cream plenty three seven eight about talked again after \
     walked called later there other another lunch dinner coffee drove watched \
     visited which while until music water things something nothing somebody nobody \
     helped texted wrote stayed played asked thought where"
);

/// After a name, and not after the verb "will".
pub static NOT_AFTER_WILL: Words = words!("and at in on for from rang came met wrote gave told");

/// After a length: it says something else.
pub static NOT_HOW_LONG: Words = words!(
    "ago late early earlier later away before after each old left from of delay per \
     drive ahead north south train flight bus ferry"
);

/// At the beginning: rather a word than a day.
pub static OTHER_THAN_DAYS: Words = words!("may mar march mon jan april june august jun aug apr");

/// Words that say that something is only meant or did not come about.
pub static MEANT: Words = words!(
    "will won't wont want wants wanted can can't cannot could couldn't would wouldn't should \
     shall must might may plan plans planned planning hope hopes hoping wish wishes need \
     needs invited invites decided agreed arranged booked promised cancelled canceled \
     postponed gonna gotta going due intends intend let let's lets reminder remember todo leaves \
     flies moves starts begins comes arrives returns departs marries i'll we'll she'll he'll \
     they'll"
);

/// They have somebody do something: "asked Ana to come".
pub static ORDERED: Words = words!(
    "asked asks ask told tells tell promised begged reminded advised urged convinced persuaded \
     offered agreed decided invited encouraged wants wanted allowed ordered"
);

/// Verbs as they are said of what is still to come: "she leaves on Friday".
pub static PRESENT: Words = words!(
    "is are am isn't leave leaves leaving fly flies flying go goes going move moves moving \
     start starts starting meet meets again begin begins come comes coming arrive arrives \
     arriving return returns returning will won't marry marries see sees have has off back"
);

/// What has happened.
pub static PAST: Words = words!(
    "called met saw walked visited texted had talked spoke wrote phoned was were \
     went helped gave came told"
);

/// What has happened, besides verbs that end in "ed"; too many are nouns to refuse a plan by them.
pub static PAST_AS_WELL: Words = words!(
    "ate drank ran swam rode drove flew left made gave got took spent did sang sat stayed slept \
     won lost found felt heard read brought bought caught hung rang sent lent built drew wrote \
     began broke chose fell forgot grew held kept knew led paid said sold stood taught thought \
     threw told understood woke wore became met been"
);

/// What goes to or comes from somebody.
pub static SENT: Words = words!(
    "letter letters postcard postcards card message messages text email emails call \
     gift present presents flowers gave sent wrote visit mailed dm voicemail note \
     parcel package reply"
);

/// They begin what somebody told or thought.
pub static TELLING: Words = words!(
    "said says thinks thought mentioned heard explained believes knows remembered \
     remembers dreamed dreamt whether because who whose which claims claimed \
     announced complained worries worried wondered feels"
);

/// Words of contact that somebody is the object of.
pub static TO_SOMEBODY: Words = words!(
    "replied bought called phoned rang texted messaged emailed mailed wrote visited met saw helped \
     gave told asked invited hugged joined thanked facetimed skyped zoomed dmed \
     pinged contacted sent brought lent call phone text message visit meet see help \
     tell ask invite email write calling texting visiting meeting seeing helping \
     lunch coffee dinner breakfast brunch tea drinks beer walk zoom facetime \
     interviewed taught congratulated comforted reached answered picked drove hosted \
     whatsapped letter postcard gift spoke talked chatted introduced hung caught \
     telephoned gifted reach contact seen written heard supported welcomed nursed \
     walked wine pint video ring took apologised apologized"
);

/// Before somebody who was there.
pub static WITH: Words = words!(
    "with w avec mit con com med со с με עם مع 和 跟 与 與 同 と alongside joined plus bei \
     chez z ze s sa со з із voi dengan"
);

/// Before a Chinese given name without its surname.
pub static BEFORE_HAN_NAME: Words = words!(
    "和 跟 与 與 同 给 給 对 對 找 见 見 请 請 约 約 陪 带 帶 帮 幫 问 問 叫 把 被 让 讓 天 午 上 \
     望 访 訪 晚 日 末 里 裡 了 过 過 是 到 年 月 号 為 为 小 老 阿 昨 今 向 從 从 送 友 妹 弟 哥 姐 以"
);

/// Words that deny what stands before them: "lunch with Ana fell through".
pub static CALLED_OFF: Words = words!(
    "cancelled canceled postponed rescheduled off through happen happened moved pushed \
     abgesagt verschoben ausgefallen aus annule annulee reporte reportee cancelado cancelada aplazado aplazada \
     annullato annullata rimandato rimandata afgezegd uitgesteld installt installd avlyst aflyst odwolane odwolany \
     odwolana zruseno zrusena otkazano отменили отменен отменена отменилось iptal"
);

/// A sentence that begins with these and ends with "?" asks, and tells nothing.
pub static ASKING: Words = words!(
    "did do does have has had should shall was were is are am can could why when where who what \
     how will would might may which"
);

/// Particles glued to a Korean name.
pub static PARTICLES: Words = words!(
    "이랑 랑 와 과 하고 이 가 은 는 을 를 에게 한테 의 도 씨 씨랑 씨와 이와 이가 이는 이를 네 아 야 님 님과 님이랑 에게서 한테서"
);

/// Words for somebody who is not named.
pub static SOMEBODY: Words = words!(
    "boss friend friends family colleague colleagues coworker coworkers neighbour neighbours \
     neighbor neighbors cousin cousins sister sisters brother brothers aunt uncle roommate \
     flatmate grandma grandpa grandmother grandfather partner wife husband daughter son kid \
     kids child children parents mother father mum mom dad ex girlfriend boyfriend fiance \
     fiancee mentor teacher doctor coach mate mates team everyone everybody somebody someone \
     manager landlord therapist people guys girls boys lads ladies gang crew folks relatives \
     inlaws grandkids grandchildren granddaughter grandson nephew nephews niece nieces classmates \
     teammates flatmates roommates housemates workmates clients students pupils"
);

/// After "said": no tale.
pub static GREETINGS: Words =
    words!("hi hello hey goodbye bye thanks sorry grace yes no happy nothing good farewell");

/// Verbs of contact of other languages, as they stand after the one who did it or at the end.
pub static DID_ABROAD: Words = words!(
    "angerufen besucht getroffen eingeladen geholfen angeschrieben gebeld bezocht llamo escribio vino \
     visito invito appele telephone chiamato telefonato invitato zadzwonil zadzwonila napisal napisala \
     przyszedl przyszla odwiedzil odwiedzila позвонил позвонила звонил звонила написал написала пришел \
     пришла приехал приехала зашел зашла"
);

/// What stands between somebody and such a verb: "hat mich", "me", "m'a", "mi ha".
pub static HELPS_ABROAD: Words = words!(
    "hat habe hab haben mich uns me nos ha han mi ci a m'a j'ai ho nous do mnie heeft mij мне нам"
);

/// Calling, in other languages.
pub static CALLED_ABROAD: Words = words!(
    "telefoniert angerufen gebeld telefonerat ringde llamo llame llamada llamamos appele chiamato telefonato \
     telefonata zadzwonil zadzwonila zadzwonilem zadzwonilam позвонил позвонила звонил звонила созвонились \
     ligou liguei"
);

/// Names that look like the plural of a thing.
pub static NAMES_IN_S: Words = words!(
    "achilles adams agnes alberts anders andrews annes arends arnes barnes bates bergs bess bills briggs \
     brooks burns byrnes carens ceres charles chas chris clements cruz daniels davids dawes delores dennes \
     dickens dolores edwards ellis els evans fields francois frans frances fuchs gates georges giles gilles \
     graves green griffiths hanks hannes hans hayes henriques hermes hicks higgins hines hobbs hodges \
     holmes hopkins howells hughes hughs ines jackobs jacobs jacques james jans jens jenkins jennings \
     johannes johns jones jools joosts jules kees keys klaas klass knowles krens lars lens lionels lloyds \
     lourdes lyons magnes mads maes maes mans marks mats matthews mercedes meyers mikes miles mills moles \
     montes morales moses myers nels nichols nicks niels nils owens parks parsons paws peets perkins peters \
     phillips pohls powers reyes rhodes rhys richards roberts robles rodgers rogers rolfs samuels sanders \
     saunders simmons simons socrates stephens stevens swens teds thijs torres travers troels valdes \
     walters waters watkins watts wells wilkins williams willems yates yves xerxes"
);

/// What is sent or brought to give joy.
pub static PRESENTS: Words = words!(
    "flowers bouquet roses tulips chocolates hamper cake cookies biscuits plant book books scarf toy toys \
     jam perfume voucher cd record vinyl necklace earrings teddy"
);

/// Where somebody is taken who needs it.
pub static ERRANDS: Words = words!(
    "airport station doctor doctors dentist hospital clinic vet a&e emergency er physio surgery chemist \
     pharmacy optician appointment"
);

/// Verbs of other languages after which the one stands who was reached.
pub static REACHED_ABROAD: Words = words!(
    "llame vi visite conoci escribi ayude invite appele vu rencontre visite ecrit chiamato visto incontrato \
     sentito traf sah besuchte gebeld gezien bezocht zadzwonilem zadzwonilam spotkalem spotkalam \
     odwiedzilem odwiedzilam"
);

/// What is given that is no thing: "gave Ana an earful".
pub static FIGURES: Words = words!(
    "talk look heads chance break piece hint tip answer update feedback time \
     speech advice news earful smile nod fright scare lecture warning tour headache"
);

/// After "called Ana a": how often she was called, and not what.
pub static OFTEN: Words =
    words!("few couple lot second third little bit while minute moment day week million dozen");
