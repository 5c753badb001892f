//! Names for people who do not exist, in several scripts.

use std::collections::HashSet;

/// A way of writing names: given names, family names, and how the two are joined.
struct Naming {
    /// How many of a hundred people are named so.
    share: u32,
    given: &'static [&'static str],
    family: &'static [&'static str],
    order: Order,
}

enum Order {
    GivenFirst,
    FamilyFirst,
    FamilyFirstInOneWord,
}

const NAMINGS: &[Naming] = &[
    Naming {
        share: 40,
        given: &[
            "Ada", "Agnes", "Albert", "Alma", "Amos", "Beatrix", "Bram", "Callum", "Carys",
            "Cecily", "Conrad", "Daphne", "Della", "Edwin", "Elsie", "Esther", "Fergus", "Flora",
            "Gideon", "Greta", "Harriet", "Hattie", "Hector", "Ida", "Ines", "Isaac", "Jonas",
            "Judith", "Keir", "Lena", "Linus", "Mabel", "Magnus", "Marta", "Miriam", "Nell", "Ned",
            "Orla", "Oscar", "Pia", "Ralph", "Rhona", "Rosa", "Rufus", "Saskia", "Silas", "Stella",
            "Tamsin", "Theo", "Ursula", "Vera", "Wilma", "Winifred", "Yann",
        ],
        family: &[
            "Abbott", "Ainsley", "Barlow", "Beck", "Bell", "Birch", "Bramley", "Calder", "Carver",
            "Cole", "Crane", "Dale", "Dawes", "Drew", "Ellery", "Fairley", "Farrow", "Finch",
            "Frost", "Garner", "Gray", "Hale", "Harker", "Hobbs", "Holt", "Hurst", "Ibbotson",
            "Jessop", "Keane", "Kirby", "Lamb", "Larkin", "Lowe", "Marsh", "Mercer", "Moss",
            "Nash", "Oakes", "Orme", "Pike", "Quill", "Rowe", "Sayer", "Shaw", "Thorne", "Tully",
            "Vance", "Wells", "Wick", "Yardley",
        ],
        order: Order::GivenFirst,
    },
    Naming {
        share: 24,
        given: &[
            "Aino",
            "Anaïs",
            "André",
            "Åsa",
            "Björn",
            "Chloé",
            "Çağla",
            "Dušan",
            "Élise",
            "Eduardo",
            "Fatoş",
            "François",
            "Gökçe",
            "Grażyna",
            "Hélène",
            "Inês",
            "Jürgen",
            "João",
            "Katarína",
            "Lucía",
            "Łukasz",
            "Małgorzata",
            "Márton",
            "Mägi",
            "Noémie",
            "Óscar",
            "Petra",
            "Ragnhild",
            "Renée",
            "Sigrún",
            "Søren",
            "Şirin",
            "Tomáš",
            "Věra",
            "Wojciech",
            "Zsófia",
            "Žiga",
        ],
        family: &[
            "Ågren",
            "Bálint",
            "Benešová",
            "Castaño",
            "Çelik",
            "Chrząszcz",
            "Duarte",
            "Eklöf",
            "Fónagy",
            "Gonçalves",
            "Grünwald",
            "Håkansson",
            "Ibáñez",
            "Jørgensen",
            "Kováč",
            "Laclôture",
            "Łaski",
            "Möller",
            "Núñez",
            "Ödegård",
            "Pavlović",
            "Peña",
            "Quiñones",
            "Rîșcanu",
            "Sæther",
            "Şahin",
            "Sørbø",
            "Škvorecký",
            "Toussaint",
            "Ünal",
            "Vîlcu",
            "Wróbel",
            "Ysäye",
            "Žižka",
        ],
        order: Order::GivenFirst,
    },
    Naming {
        share: 8,
        given: &[
            "Анна",
            "Борис",
            "Вера",
            "Глеб",
            "Дарья",
            "Егор",
            "Зоя",
            "Игорь",
            "Ксения",
            "Лев",
            "Марина",
            "Олег",
            "Павел",
            "Тимур",
            "Юлия",
        ],
        family: &[
            "Белых",
            "Воронко",
            "Гончар",
            "Долгих",
            "Журба",
            "Зима",
            "Коваль",
            "Лысенко",
            "Мороз",
            "Орлик",
            "Палий",
            "Седых",
            "Шевчук",
            "Щерба",
        ],
        order: Order::GivenFirst,
    },
    Naming {
        share: 5,
        given: &[
            "Αλέξης",
            "Βασίλης",
            "Δανάη",
            "Ελένη",
            "Θάλεια",
            "Ιάσων",
            "Κλειώ",
            "Μυρτώ",
            "Νίκος",
            "Φοίβη",
            "Χλόη",
        ],
        family: &[
            "Αγγέλου",
            "Βλάχου",
            "Γεωργίου",
            "Καζάν",
            "Λάμπρου",
            "Μελά",
            "Ράλλη",
            "Σταύρου",
            "Χατζή",
            "Ψαρρά",
        ],
        order: Order::GivenFirst,
    },
    Naming {
        share: 6,
        given: &[
            "小明", "雅琴", "志远", "美玲", "子涵", "建国", "思雨", "晓峰", "丽华", "文博", "婷",
            "浩然", "秋月", "嘉怡",
        ],
        family: &[
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳", "司马",
        ],
        order: Order::FamilyFirstInOneWord,
    },
    Naming {
        share: 4,
        given: &[
            "あかり",
            "翔太",
            "さくら",
            "健一",
            "美咲",
            "陽菜",
            "大輔",
            "ひろし",
            "結衣",
            "蓮",
        ],
        family: &[
            "佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "小林", "加藤", "吉田",
        ],
        order: Order::FamilyFirst,
    },
    Naming {
        share: 3,
        given: &[
            "민준", "서연", "지우", "하은", "도윤", "수빈", "예진", "현우", "은지", "태양",
        ],
        family: &["김", "이", "박", "최", "정", "강", "조", "윤", "남궁"],
        order: Order::FamilyFirstInOneWord,
    },
    Naming {
        share: 4,
        given: &[
            "Thị Minh",
            "Văn An",
            "Thu Hà",
            "Quang Huy",
            "Bảo Ngọc",
            "Đức Long",
            "Mỹ Linh",
            "Tuấn Kiệt",
            "Phương Thảo",
        ],
        family: &[
            "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ",
        ],
        order: Order::FamilyFirst,
    },
    Naming {
        share: 4,
        given: &[
            "محمد",
            "ليلى",
            "يوسف",
            "فاطمة",
            "كريم",
            "نور",
            "سلمى",
            "عمر",
            "هدى",
            "طارق",
        ],
        family: &[
            "النجار",
            "الحداد",
            "الخطيب",
            "منصور",
            "القاسم",
            "السيد",
            "حمدان",
            "الشامي",
        ],
        order: Order::GivenFirst,
    },
    Naming {
        share: 2,
        given: &["אורי", "דנה", "יעל", "נועם", "רות", "תמר", "איתן"],
        family: &["כהן", "לוי", "מזרחי", "פרידמן", "ברק", "שלו"],
        order: Order::GivenFirst,
    },
];

/// What friends might call someone.
const NICKNAMES: &[&str] = &[
    "Bee", "Bo", "Cap", "Coco", "Dot", "Fitz", "Gigi", "Jay", "Kit", "Lou", "Mack", "Mo", "Nan",
    "Ollie", "Pip", "Red", "Sunny", "Teddy", "Tibby", "Wren", "🦊", "小王", "Саша", "Ζωή",
];

/// A name and the other names beside it.
pub struct MadeUpName {
    /// The name.
    pub name: String,
    /// Other names; two thirds of people have none.
    pub other_names: Vec<String>,
}

/// Names for `count` people, hardly any of them the same.
#[must_use]
pub fn names(count: usize, random: &mut fastrand::Rng) -> Vec<MadeUpName> {
    let mut taken = HashSet::with_capacity(count);
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let naming = naming(random);
        let mut name = joined(naming, random);
        // Short lists run out in a large crowd: a second family name makes room again.
        for _ in 0..6 {
            if !taken.contains(&name) {
                break;
            }
            name = format!("{} {}", joined(naming, random), pick(naming.family, random));
        }
        let mut other_names = Vec::new();
        if random.u32(..3) == 0 {
            other_names.push(pick(NICKNAMES, random).to_owned());
        }
        taken.insert(name.clone());
        all.push(MadeUpName { name, other_names });
    }
    all
}

fn naming(random: &mut fastrand::Rng) -> &'static Naming {
    let all: u32 = NAMINGS.iter().map(|naming| naming.share).sum();
    let mut place = random.u32(..all);
    for naming in NAMINGS {
        if place < naming.share {
            return naming;
        }
        place -= naming.share;
    }
    &NAMINGS[0]
}

fn joined(naming: &Naming, random: &mut fastrand::Rng) -> String {
    let given = pick(naming.given, random);
    let family = pick(naming.family, random);
    match naming.order {
        Order::GivenFirst => format!("{given} {family}"),
        Order::FamilyFirst => format!("{family} {given}"),
        Order::FamilyFirstInOneWord => format!("{family}{given}"),
    }
}

fn pick(list: &'static [&'static str], random: &mut fastrand::Rng) -> &'static str {
    random.choice(list).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::visible;

    #[test]
    fn names_are_unique_enough_and_safe_to_print() {
        let names = names(10_000, &mut fastrand::Rng::with_seed(3));
        let different: HashSet<_> = names.iter().map(|made| &made.name).collect();
        assert!(different.len() > 9_950, "{}", different.len());
        for made in &names {
            for name in std::iter::once(&made.name).chain(&made.other_names) {
                assert_eq!(visible::line(name), name.as_str());
            }
        }
        let nicknamed = names.iter().filter(|made| !made.other_names.is_empty());
        assert!((3_000..3_700).contains(&nicknamed.count()));
    }
}
