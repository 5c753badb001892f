//! Many short lists that lie in one piece of memory: what an allocation for each would take several times over.

use std::num::NonZeroU32;

/// Where a link lies, counted from one; `None` at the end of a list.
type Link = Option<NonZeroU32>;

/// Lists by number, each read from the item that was added last.
#[derive(Debug)]
pub struct Lists<T> {
    heads: Vec<Link>,
    links: Vec<(T, Link)>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            heads: Vec::new(),
            links: Vec::new(),
        }
    }
}

impl<T: Copy> Lists<T> {
    /// Begins a list and answers its number: they are counted from 0.
    pub fn begin(&mut self) -> u32 {
        let number = u32::try_from(self.heads.len()).unwrap_or(u32::MAX);
        self.heads.push(None);
        number
    }

    /// Adds `item` to the list with this number, if there is one.
    pub fn add(&mut self, list: u32, item: T) {
        let link = u32::try_from(self.links.len() + 1).ok();
        if let (Some(head), Some(link)) = (self.heads.get_mut(list as usize), link) {
            self.links.push((item, *head));
            *head = NonZeroU32::new(link);
        }
    }

    /// The items of a list, the newest first; none if there is no list with this number.
    pub fn of(&self, list: u32) -> impl Iterator<Item = T> + '_ {
        let mut next = self.heads.get(list as usize).copied().flatten();
        std::iter::from_fn(move || {
            let place = next?.get() as usize - 1;
            let (item, after) = *self.links.get(place)?;
            next = after;
            Some(item)
        })
    }

    /// Gives back the room that is kept for more.
    pub fn shrink(&mut self) {
        self.heads.shrink_to_fit();
        self.links.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_grow_beside_each_other() {
        let mut lists = Lists::default();
        assert_eq!([lists.begin(), lists.begin()], [0, 1]);
        for (list, item) in [(0, 'a'), (1, 'b'), (0, 'c'), (2, 'd')] {
            lists.add(list, item);
        }
        let read = |list| lists.of(list).collect::<String>();
        assert_eq!([read(0), read(1), read(2)], ["ca", "b", ""]);
    }
}
