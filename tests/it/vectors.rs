//! Figures worked out elsewhere, with another program (`tests/data/vectors.json`): a life that has them
//! comes in, and what is said of it is compared term by term.

use serde_json::{Value, json};

use crate::program::Program;

const VECTORS: &str = include_str!("../data/vectors.json");
const TODAY: &str = "2026-11-22";

fn vectors(of: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    all[of].as_array().unwrap().clone()
}

fn ago(days: i64) -> String {
    let today: chrono::NaiveDate = TODAY.parse().unwrap();
    (today - chrono::TimeDelta::days(days)).to_string()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

/// One of the terms is what it was worked out to be; both may be unknown.
fn same(who: &str, term: &str, got: &Value, wanted: &Value, within: f64) {
    let near = match (got.as_f64(), wanted.as_f64()) {
        (Some(got), Some(wanted)) => (got - wanted).abs() <= within,
        _ => got == wanted,
    };
    assert!(near, "{who}: {term} is {got}, not {wanted}");
}

/// A document that grows by people and what happened with them.
#[derive(Default)]
struct Life {
    people: Vec<Value>,
    circles: Vec<Value>,
    interactions: Vec<Value>,
}

impl Life {
    fn person(&mut self, name: &str, circle: Option<&str>, usual_gap: &Value) -> String {
        let id = (1000 + self.people.len()).to_string();
        self.people
            .push(json!({ "id": id, "name": name, "circle": circle, "usual_gap": usual_gap }));
        id
    }

    fn circle(&mut self, usual_gap: &Value) -> String {
        let place = self.circles.len();
        let id = (1 + place).to_string();
        self.circles
            .push(json!({ "id": id, "name": format!("circle {place}"), "position": place, "usual_gap": usual_gap }));
        id
    }

    fn met(&mut self, person: &str, days_ago: i64, began: &str, minutes: Option<i64>) {
        let id = (100_000 + self.interactions.len()).to_string();
        self.interactions.push(json!({
            "id": id, "day": ago(days_ago), "kind": "met", "minutes": minutes,
            "people": [{ "id": person, "two_way": true, "began": began }],
        }));
    }

    fn comes_in(self) -> Program {
        let Self {
            people,
            circles,
            interactions,
        } = self;
        let document = json!({
            "format": "betwixt", "version": 1,
            "people": people, "circles": circles, "interactions": interactions,
        });
        let program = Program::new();
        let file = program.write("life.json", document.to_string());
        program.ok(&["import", &file, "--yes"]);
        program
    }
}

#[test]
fn a_rhythm_has_the_terms_that_were_worked_out() {
    let mut life = Life::default();
    for vector in vectors("rhythm") {
        let gap = &vector["prior_gap"];
        let (circle, stated) = match number(&vector["kappa0"]) {
            0 => (None, &Value::Null),
            1 => (Some(life.circle(gap)), &Value::Null),
            _ => (None, gap),
        };
        let person = life.person(vector["id"].as_str().unwrap(), circle.as_deref(), stated);
        let mut back = number(&vector["open_gap"]);
        life.met(&person, back, "both", None);
        for gap in vector["gaps"].as_array().unwrap().iter().rev() {
            back += number(gap);
            life.met(&person, back, "both", None);
        }
    }
    let program = life.comes_in();
    for vector in vectors("rhythm") {
        let who = vector["id"].as_str().unwrap();
        let rhythm = program.json(&["show", who])["rhythm"].clone();
        for term in ["gaps", "open_gap", "n", "nu", "word", "long_silence"] {
            same(who, term, &rhythm[term], &vector[term], 0.0);
        }
        for term in ["mu", "alpha", "beta", "scale", "survival"] {
            same(who, term, &rhythm[term], &vector[term], 1e-6);
        }
        for term in ["median", "low", "high"] {
            same(who, term, &rhythm[term], &vector[term], 0.005_001);
        }
        // The rank is told as a count; as a part it is this.
        let n = rhythm["n"].as_f64().unwrap();
        let rank = (1.0 + n - rhythm["longer_than"].as_f64().unwrap()) / (n + 1.0);
        same(who, "rank", &json!(rank), &vector["rank"], 1e-6);
    }
}

#[test]
fn who_began_has_the_interval_and_the_word_that_were_worked_out() {
    let mut life = Life::default();
    let name = |vector: &Value| format!("Ana {} {}", vector["mine"], vector["theirs"]);
    for vector in vectors("who_began") {
        let person = life.person(&name(&vector), None, &Value::Null);
        for (side, began) in [("mine", "me"), ("theirs", "them")] {
            for day in 0..number(&vector[side]) {
                life.met(&person, day, began, None);
            }
        }
    }
    let program = life.comes_in();
    for vector in vectors("who_began") {
        let who = name(&vector);
        let lines = program.json(&["show", &who])["lines"].clone();
        let lines = lines.as_array().unwrap();
        let began = lines.iter().find(|line| line["id"] == "reciprocity");
        let began = began.unwrap();
        same(&who, "word", &began["word"], &vector["word"], 0.0);
        for term in ["mean", "low", "high"] {
            let got = &began["noted"]["share"][term];
            same(&who, term, got, &vector[term], 1e-6);
        }
    }
}

#[test]
fn the_spread_of_two_seasons_is_what_was_worked_out_and_so_is_their_distance() {
    let mut life = Life::default();
    let seasons = vectors("seasons");
    for (ago, season) in (0..).zip(&seasons) {
        for (place, hours) in season["hours"].as_array().unwrap().iter().enumerate() {
            let person = life.person(&format!("{ago} and {place}"), None, &Value::Null);
            life.met(&person, 91 * ago, "both", Some(60 * number(hours)));
        }
    }
    let mirror = life.comes_in().json(&["mirror"]);
    for (season, wanted) in mirror["seasons"].as_array().unwrap().iter().zip(&seasons) {
        for term in ["effective_people", "top_five"] {
            same(
                "a season",
                term,
                &season["spread"][term],
                &wanted[term],
                1e-6,
            );
        }
    }
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    let got = &mirror["seasons"][0]["from_season_before"];
    same("this season", "distance", got, &all["distance"], 1e-6);
}
