//! Where a contact point leads: the address that the system can open, of a sort that is known to be
//! harmless to open. Nothing is opened here.

use std::fmt::Write as _;

use crate::domain::person::{ContactKind, ContactPoint};

/// The schemes that are opened, and no others.
const OPENED: &[&str] = &["http", "https", "mailto", "tel", "sms", "geo"];

/// Services on which a handle has a page: what their label says, and how the address begins.
const SERVICES: &[(&str, &str)] = &[
    ("bluesky", "https://bsky.app/profile/"),
    ("codeberg", "https://codeberg.org/"),
    ("facebook", "https://www.facebook.com/"),
    ("github", "https://github.com/"),
    ("gitlab", "https://gitlab.com/"),
    ("instagram", "https://www.instagram.com/"),
    ("linkedin", "https://www.linkedin.com/in/"),
    ("matrix", "https://matrix.to/#/"),
    ("reddit", "https://www.reddit.com/user/"),
    ("telegram", "https://t.me/"),
    ("threads", "https://www.threads.net/@"),
    ("tiktok", "https://www.tiktok.com/@"),
    ("twitter", "https://x.com/"),
    ("whatsapp", "https://wa.me/"),
    ("x", "https://x.com/"),
    ("youtube", "https://www.youtube.com/@"),
];

/// Why a contact point leads nowhere that is opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    /// Its scheme is none of those that are opened.
    #[error("addresses with {0}: are not opened")]
    Scheme(String),
    /// A handle on a service without pages, or without its name.
    #[error("no page is known for it; its label can name the service, such as github")]
    Service,
    /// It is no address at all.
    #[error("it is no address that could be opened")]
    Unknown,
}

/// The address that `point` leads to, ready to be handed to the system.
///
/// # Errors
/// See [`NoLink`].
pub fn link(point: &ContactPoint) -> Result<String, NoLink> {
    let value = point.value.trim();
    let link = match point.kind {
        ContactKind::Url => page(value)?,
        ContactKind::Mail => {
            let address = without(value, "mailto:");
            if !address.contains('@') {
                return Err(NoLink::Unknown);
            }
            format!("mailto:{}", encoded(address, b"@+"))
        }
        ContactKind::Phone => {
            let number = without(value, "tel:");
            // What stands behind a letter is no part of the number: "ext 5".
            let number: String = number
                .chars()
                .take_while(|c| !c.is_alphabetic() && *c != ';')
                .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#'))
                .collect();
            if !number.contains(|c: char| c.is_ascii_digit()) {
                return Err(NoLink::Unknown);
            }
            format!("tel:{}", encoded(&number, b"+*"))
        }
        ContactKind::Address if value.is_empty() => return Err(NoLink::Unknown),
        ContactKind::Address => format!("geo:0,0?q={}", encoded(value, b"")),
        ContactKind::Handle => handle(value, &point.label)?,
    };
    Ok(link)
}

/// The address of a page, with a scheme that is opened. Without one it is taken for a page of the web
/// if it looks like one.
fn page(value: &str) -> Result<String, NoLink> {
    let plain = |value: &str| encoded(value, b"@+*:/?#[]!$&'(),;=%");
    match scheme(value) {
        Some(scheme) if OPENED.contains(&scheme.as_str()) => Ok(plain(value)),
        Some(scheme) => Err(NoLink::Scheme(scheme)),
        None => {
            let host = value.split(['/', '?', '#']).next().unwrap_or_default();
            let fits = host.contains('.')
                && !host.starts_with('.')
                && host
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
            if fits {
                Ok(format!("https://{}", plain(value)))
            } else {
                Err(NoLink::Unknown)
            }
        }
    }
}

/// The scheme of an address, in small letters; a host with a port has none.
fn scheme(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once(':')?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let port = rest.starts_with(|c: char| c.is_ascii_digit()) && scheme.contains('.');
    (!port && !scheme.is_empty() && scheme.chars().all(fits)).then(|| scheme.to_ascii_lowercase())
}

fn handle(value: &str, label: &str) -> Result<String, NoLink> {
    if let Some(scheme) = scheme(value).filter(|_| value.contains("://")) {
        return if OPENED.contains(&scheme.as_str()) {
            page(value)
        } else {
            Err(NoLink::Scheme(scheme))
        };
    }
    let label = label.to_lowercase();
    let said: Vec<&str> = label
        .split([',', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let name = value.trim_start_matches('@');
    if name.is_empty() {
        return Err(NoLink::Unknown);
    }
    if said.contains(&"matrix") {
        return Ok(format!("https://matrix.to/#/{}", encoded(value, b"@:#")));
    }
    if said.contains(&"whatsapp") || said.contains(&"signal") {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        return match (digits.is_empty(), said.contains(&"whatsapp")) {
            (false, true) => Ok(format!("https://wa.me/{digits}")),
            _ => Err(NoLink::Service),
        };
    }
    // A name with its host, as Mastodon and its like have it.
    if let Some((name, host)) = name.split_once('@')
        && (said.contains(&"mastodon") || value.starts_with('@'))
    {
        return page(&format!("{host}/@{name}"));
    }
    let service = SERVICES.iter().find(|(service, _)| said.contains(service));
    let (_, begin) = service.ok_or(NoLink::Service)?;
    Ok(format!("{begin}{}", encoded(name, b"")))
}

fn without<'t>(value: &'t str, scheme: &str) -> &'t str {
    match value.get(..scheme.len()) {
        Some(begin) if begin.eq_ignore_ascii_case(scheme) => &value[scheme.len()..],
        _ => value,
    }
}

/// `text` with every byte that could mean something else written as a code (RFC 3986).
fn encoded(text: &str, also: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(kind: ContactKind, label: &str, value: &str) -> Result<String, NoLink> {
        link(&ContactPoint {
            kind,
            label: label.to_owned(),
            value: value.to_owned(),
        })
    }

    #[test]
    fn each_kind_leads_to_its_own_sort_of_address() {
        use ContactKind::{Address, Handle, Mail, Phone, Url};
        for (kind, label, value, link) in [
            (Mail, "", "ana+x@example.org", "mailto:ana+x@example.org"),
            (
                Mail,
                "",
                "a b@example.org?cc=c",
                "mailto:a%20b@example.org%3Fcc%3Dc",
            ),
            (Phone, "work", "+381 (64) 123-45 ext 5", "tel:+3816412345"),
            (
                Url,
                "",
                "https://example.org/a b?c=d#e",
                "https://example.org/a%20b?c=d#e",
            ),
            (Url, "", "HTTP://example.org", "HTTP://example.org"),
            (
                Url,
                "",
                "www.example.org/ana",
                "https://www.example.org/ana",
            ),
            (Url, "", "example.org:8080/x", "https://example.org:8080/x"),
            (Url, "", "geo:44.8,20.4", "geo:44.8,20.4"),
            (
                Address,
                "",
                "Kneza Miloša 5, Beograd",
                "geo:0,0?q=Kneza%20Milo%C5%A1a%205%2C%20Beograd",
            ),
            (Handle, "github", "@ana", "https://github.com/ana"),
            (
                Handle,
                "mastodon",
                "@ana@example.social",
                "https://example.social/@ana",
            ),
            (
                Handle,
                "",
                "@ana@example.social",
                "https://example.social/@ana",
            ),
            (
                Handle,
                "matrix",
                "@ana:example.org",
                "https://matrix.to/#/@ana:example.org",
            ),
            (
                Handle,
                "whatsapp, home",
                "+381 64 123",
                "https://wa.me/38164123",
            ),
            (
                Handle,
                "twitter",
                "https://twitter.com/ana",
                "https://twitter.com/ana",
            ),
            (Handle, "github", "../x?y", "https://github.com/..%2Fx%3Fy"),
        ] {
            assert_eq!(to(kind, label, value).as_deref(), Ok(link));
        }
    }

    #[test]
    fn what_could_do_something_else_is_never_opened() {
        use ContactKind::{Address, Handle, Mail, Phone, Url};
        let scheme = |name: &str| Err(NoLink::Scheme(name.to_owned()));
        for (kind, label, value, refused) in [
            (Url, "", "javascript:alert(1)", scheme("javascript")),
            (Url, "", "file:///etc/passwd", scheme("file")),
            (Url, "", "FILE:/etc/passwd", scheme("file")),
            (Url, "", "data:text/html,x", scheme("data")),
            (Url, "", "ssh://example.org", scheme("ssh")),
            (Url, "", "-version", Err(NoLink::Unknown)),
            (Url, "", "--help.org", Ok("https://--help.org".to_owned())),
            (Url, "", "/etc/passwd", Err(NoLink::Unknown)),
            (Url, "", "", Err(NoLink::Unknown)),
            (Url, "", "my page", Err(NoLink::Unknown)),
            (Mail, "", "no address", Err(NoLink::Unknown)),
            (Phone, "", "ask Jo", Err(NoLink::Unknown)),
            (Handle, "irc", "ana", Err(NoLink::Service)),
            (Handle, "", "ana", Err(NoLink::Service)),
            (Handle, "github", "file://x", scheme("file")),
            (Handle, "github", "@", Err(NoLink::Unknown)),
            (Address, "", " ", Err(NoLink::Unknown)),
        ] {
            assert_eq!(to(kind, label, value), refused, "{value}");
        }
        let evil = to(Url, "", "https://example.org/\u{1b}]52;`id`\"$(x) \n").unwrap();
        assert!(
            evil.bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"\"`".contains(&byte)),
            "{evil}"
        );
    }
}
