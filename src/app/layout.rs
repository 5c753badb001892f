//! How the screen is divided, in cells. Plain numbers, so that the panes know how they wrap before
//! anything is drawn.

/// The smallest screen that is drawn.
pub const SMALLEST: (u16, u16) = (60, 16);

/// A part of the screen, borders included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left column.
    pub x: u16,
    /// Its top row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// The columns inside the border and one cell of air on both sides.
    #[must_use]
    pub fn inner_width(&self) -> usize {
        usize::from(self.width.saturating_sub(4))
    }

    /// The rows inside the border.
    #[must_use]
    pub fn inner_height(&self) -> usize {
        usize::from(self.height.saturating_sub(2))
    }
}

/// The panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of people.
    People,
    /// The timeline.
    Timeline,
    /// What is between you.
    Sidebar,
}

/// Where each pane stands. One that has no area is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The list of people.
    pub people: Option<Area>,
    /// The timeline.
    pub timeline: Option<Area>,
    /// What is between you; without an area of its own it is folded under the person's heading, and
    /// where it is gone to it takes the place of the timeline.
    pub sidebar: Option<Area>,
}

impl Layout {
    /// The panes on a screen of this size: three from 100 columns, two from 80, else one.
    #[must_use]
    pub fn of(width: u16, height: u16, focus: Pane, sidebar_shown: bool) -> Self {
        let rows = height.saturating_sub(2);
        let area = |x, width| {
            Some(Area {
                x,
                y: 1,
                width,
                height: rows,
            })
        };
        if width < 80 {
            let whole = area(0, width);
            return match focus {
                Pane::People => Self {
                    people: whole,
                    ..Self::default()
                },
                Pane::Timeline => Self {
                    timeline: whole,
                    ..Self::default()
                },
                Pane::Sidebar => Self {
                    sidebar: whole,
                    ..Self::default()
                },
            };
        }
        let people = if width < 100 {
            28
        } else {
            (width * 2 / 7).clamp(30, 42)
        };
        if width < 100 && sidebar_shown && focus == Pane::Sidebar {
            return Self {
                people: area(0, people),
                timeline: None,
                sidebar: area(people, width - people),
            };
        }
        let sidebar = if width < 100 || !sidebar_shown {
            0
        } else {
            (width * 11 / 40).clamp(33, 46)
        };
        Self {
            people: area(0, people),
            timeline: area(people, width - people - sidebar),
            sidebar: area(width - sidebar, sidebar).filter(|area| area.width > 0),
        }
    }

    /// Whether the pane is on the screen.
    #[must_use]
    pub fn shows(&self, pane: Pane) -> bool {
        match pane {
            Pane::People => self.people.is_some(),
            Pane::Timeline => self.timeline.is_some(),
            Pane::Sidebar => self.sidebar.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_panes_fill_the_screen_and_fold_as_it_narrows() {
        for (width, focus) in (0..=250).flat_map(|width| {
            [Pane::People, Pane::Timeline, Pane::Sidebar].map(|focus| (width, focus))
        }) {
            let layout = Layout::of(width, 36, focus, true);
            assert!(layout.shows(focus), "{focus:?} at {width}");
            let panes = [layout.people, layout.timeline, layout.sidebar];
            assert_eq!(
                panes.iter().flatten().map(|area| area.width).sum::<u16>(),
                width
            );
            let shown = panes.iter().flatten().count();
            assert_eq!(
                shown,
                if width < 80 {
                    1
                } else if width < 100 {
                    2
                } else {
                    3
                }
            );
        }
    }
}
