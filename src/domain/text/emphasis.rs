//! Marks of emphasis round words, as notes have them: *Ana*, **Ana** and _Luka_. They say nothing here.

use crate::domain::text::pieces::{Piece, Shape, compared};

/// How many pieces can be emphasised at once.
const REACH: usize = 24;

/// The pieces without marks of emphasis that stand in pairs round something.
#[must_use]
pub fn without(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    pieces.iter_mut().for_each(trim);
    if !pieces.iter().any(is_mark) {
        return pieces;
    }
    let mut marks = vec![false; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let Some(length) = opening(&pieces, at).filter(|_| !marks[at]) else {
            at += 1;
            continue;
        };
        if let Some(close) = closing(&pieces, at, length) {
            marks[at..at + length].fill(true);
            marks[close..close + length].fill(true);
            let (glued, new_line) = (pieces[at].glued, pieces[at].new_line);
            let inner = &mut pieces[at + length];
            (inner.glued, inner.new_line) = (glued, new_line);
        }
        at += length;
    }
    let mut marks = marks.into_iter();
    pieces.retain(|_| !marks.next().unwrap_or(false));
    pieces
}

/// How many marks begin an emphasis at `at`: they stand free before, and something is glued to them.
fn opening(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let first = pieces
        .get(at)
        .filter(|first| is_mark(first) && (at == 0 || !first.glued))?;
    let length = run(pieces, at, first.text);
    let inner = pieces.get(at + length)?;
    (length <= 3 && inner.glued && inner.shape != Shape::Sign).then_some(length)
}

/// The place of the marks that end it: something stands before, and a space or a sign after.
fn closing(pieces: &[Piece<'_>], open: usize, length: usize) -> Option<usize> {
    let mark = pieces.get(open)?.text;
    let from = open + length + 1;
    (from..pieces.len().min(from + REACH))
        .take_while(|at| !pieces[*at].new_line)
        .find(|at| {
            let free = pieces
                .get(at + length)
                .is_none_or(|next| !next.glued || next.shape == Shape::Sign);
            pieces[*at].glued && free && run(pieces, *at, mark) == length
        })
}

/// How many of these marks stand together.
fn run(pieces: &[Piece<'_>], at: usize, mark: &str) -> usize {
    let together = pieces.iter().skip(at).enumerate();
    together
        .take_while(|(place, piece)| piece.text == mark && (*place == 0 || piece.glued))
        .count()
}

fn is_mark(piece: &Piece<'_>) -> bool {
    piece.text == "*"
}

/// An underscore is part of a word; at both ends of one it is a mark.
fn trim(piece: &mut Piece<'_>) {
    let inner = piece
        .text
        .strip_prefix('_')
        .and_then(|text| text.strip_suffix('_'));
    if let Some(inner) = inner.filter(|inner| !inner.is_empty()) {
        piece.text = inner;
        (piece.start, piece.end) = (piece.start + 1, piece.end - 1);
        piece.key = compared(inner);
    }
}
