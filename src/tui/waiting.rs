//! Questions that wait for an answer, of which newer ones overtake older ones.

use crate::app::effect::Question;

/// Of questions that wait, the newest of each kind, in order: what was asked before it is of no
/// interest any more. So a key that is held never lags behind.
pub fn newest_of_each(questions: impl Iterator<Item = Question>) -> Vec<Question> {
    let mut waiting: Vec<Question> = Vec::new();
    for question in questions {
        waiting.retain(|earlier| !overtakes(&question, earlier));
        waiting.push(question);
    }
    waiting
}

/// Whether nobody wants the answer to `earlier` any more. The hours of each who would get more are wanted.
fn overtakes(question: &Question, earlier: &Question) -> bool {
    match (question, earlier) {
        (Question::SoFar { person, .. }, Question::SoFar { person: other, .. }) => person == other,
        _ => std::mem::discriminant(question) == std::mem::discriminant(earlier),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::effect::Part;
    use crate::domain::find::wanted::Wanted;
    use crate::domain::id::Id;
    use crate::domain::timeline::Begin;

    #[test]
    fn a_newer_question_replaces_an_older_one_of_its_kind() {
        let today = "2026-11-22".parse().unwrap();
        let page = |number| Question::Page {
            person: Id::from_number(number),
            today,
            part: Part {
                wanted: Wanted::default(),
                begin: Begin::Newest,
                rows: 60,
            },
        };
        let waiting =
            newest_of_each([page(1), Question::Quiet { today }, page(2), page(3)].into_iter());
        assert_eq!(waiting, [Question::Quiet { today }, page(3)]);
        let so_far = |number| Question::SoFar {
            person: Id::from_number(number),
            today,
        };
        let each = [so_far(1), so_far(2)];
        assert_eq!(newest_of_each(each.clone().into_iter()), each);
    }
}
