//! Which parameter an unknown keyword was probably meant to be, chosen as CPython chooses it since
//! 3.13: by edit distance, where a letter in the other case is half a mistake.

/// What it costs to insert, to delete or to replace a byte.
const MOVE: usize = 2;
/// What it costs to write a letter in the other case.
const CASE: usize = 1;
/// Longer names, without what they begin and end with in common, are not compared.
const LONGEST: usize = 40;
/// So many candidates are too many to look through.
const MOST_CANDIDATES: usize = 750;

/// The nearest of the candidates, the first of several; `None` where none is near.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl ExactSizeIterator<Item = &'c str>,
) -> Option<&'c str> {
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for candidate in candidates.filter(|candidate| *candidate != name) {
        // A third of all letters may be wrong, and a later candidate must be better than the best.
        let allowed = (name.len() + candidate.len() + 3) * MOVE / 6;
        let allowed = match best {
            Some((_, cost)) => allowed.min(cost.saturating_sub(1)),
            None => allowed,
        };
        if let Some(cost) = distance(name.as_bytes(), candidate.as_bytes(), allowed) {
            best = Some((candidate, cost));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// What it costs to turn one name into the other; `None` above `allowed`.
fn distance(one: &[u8], other: &[u8], allowed: usize) -> Option<usize> {
    let common = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[common..], &other[common..]);
    let common = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - common], &other[..other.len() - common]);
    let (short, long) = if other.len() < one.len() { (other, one) } else { (one, other) };
    if short.is_empty() {
        let cost = long.len() * MOVE;
        return (cost <= allowed).then_some(cost);
    }
    if long.len() > LONGEST || (long.len() - short.len()) * MOVE > allowed {
        return None;
    }
    // One row of the table of distances between beginnings, for one more byte of `long` each time.
    let mut row = [0; LONGEST];
    let row = &mut row[..short.len()];
    for (index, cost) in row.iter_mut().enumerate() {
        *cost = (index + 1) * MOVE;
    }
    let mut last = 0;
    for (count, &byte) in long.iter().enumerate() {
        let mut diagonal = count * MOVE;
        last = diagonal + MOVE;
        let mut least = usize::MAX;
        for (cost, &wanted) in row.iter_mut().zip(short) {
            let replaced = diagonal + replacement(byte, wanted);
            diagonal = *cost;
            last = replaced.min(last.min(diagonal) + MOVE);
            *cost = last;
            least = least.min(last);
        }
        if least > allowed {
            return None;
        }
    }
    (last <= allowed).then_some(last)
}

fn replacement(one: u8, other: u8) -> usize {
    if one == other {
        0
    } else if one.eq_ignore_ascii_case(&other) {
        CASE
    } else {
        MOVE
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(name: &str, candidates: &[&str], wanted: Option<&str>) {
        assert_eq!(nearest(name, candidates.iter().copied()), wanted);
    }

    #[test]
    fn a_third_may_be_wrong() {
        check("betta", &["alpha", "beta"], Some("beta"));
        check("delta", &["alpha", "beta"], Some("beta"));
        check("zzz", &["alpha", "beta"], None);
    }

    #[test]
    fn the_first_of_equals_wins_and_a_later_better_one() {
        check("cat", &["bat", "rat"], Some("bat"));
        check("cat", &["bat", "Cat"], Some("Cat"));
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        check("", &["a"], None);
        check("a", &[], None);
    }

    #[test]
    fn long_names_are_compared_where_they_differ_little() {
        let long = "x".repeat(100);
        check(&format!("{long}a"), &[&format!("{long}b")], Some(&format!("{long}b")));
        check(&"a".repeat(50), &[&"b".repeat(50)], None);
    }
}
