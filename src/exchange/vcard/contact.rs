//! How a card says to reach somebody: mail, telephone, address, page, and the many names of services.

use crate::domain::person::{ContactKind, ContactPoint};
use crate::exchange::vcard::property::Property;
use crate::exchange::vcard::value;

/// Properties that are a name on some service, and how the service is called.
const SERVICES: &[(&str, &str)] = &[
    ("X-AIM", "aim"),
    ("X-DISCORD", "discord"),
    ("X-FACEBOOK", "facebook"),
    ("X-GADUGADU", "gadu-gadu"),
    ("X-GITHUB", "github"),
    ("X-GOOGLE-TALK", "google talk"),
    ("X-GROUPWISE", "groupwise"),
    ("X-GTALK", "google talk"),
    ("X-ICQ", "icq"),
    ("X-INSTAGRAM", "instagram"),
    ("X-JABBER", "xmpp"),
    ("X-KADDRESSBOOK-X-IMADDRESS", "messenger"),
    ("X-LINKEDIN", "linkedin"),
    ("X-MASTODON", "mastodon"),
    ("X-MATRIX", "matrix"),
    ("X-MSN", "msn"),
    ("X-QQ", "qq"),
    ("X-SIGNAL", "signal"),
    ("X-SIP", "sip"),
    ("X-SKYPE", "skype"),
    ("X-SKYPE-USERNAME", "skype"),
    ("X-TELEGRAM", "telegram"),
    ("X-TWITTER", "twitter"),
    ("X-WHATSAPP", "whatsapp"),
    ("X-XMPP", "xmpp"),
    ("X-YAHOO", "yahoo"),
];

/// Whether a property is about reaching somebody.
pub fn is_contact(name: &str) -> bool {
    matches!(
        name,
        "TEL"
            | "EMAIL"
            | "ADR"
            | "IMPP"
            | "URL"
            | "X-SOCIALPROFILE"
            | "SOCIALPROFILE"
            | "CONTACT-URI"
    ) || service(name).is_some()
}

fn service(name: &str) -> Option<&str> {
    // KDE: X-messaging/twitter-All.
    if let Some(rest) = name.strip_prefix("X-MESSAGING/") {
        return Some(rest.strip_suffix("-ALL").unwrap_or(rest));
    }
    let found = SERVICES.iter().find(|(known, _)| *known == name);
    found.map(|(_, service)| *service)
}

/// The contact points of a property whose value is `text`; none if it says nothing.
pub fn read(property: &Property, text: &str, label: String) -> Vec<ContactPoint> {
    let said = value::line(&value::whole(text));
    let point = |kind, label: String, value: &str| ContactPoint {
        kind,
        label: plain_label(&label),
        value: value.trim().to_owned(),
    };
    let mut points = match property.name.as_str() {
        "TEL" => vec![point(ContactKind::Phone, label, without(&said, "tel:"))],
        "EMAIL" => vec![point(ContactKind::Mail, label, without(&said, "mailto:"))],
        "URL" | "CONTACT-URI" => vec![point(ContactKind::Url, label, &said)],
        "ADR" => vec![point(ContactKind::Address, label, &address(property, text))],
        "IMPP" => messenger(property, &said, &label),
        "X-SOCIALPROFILE" | "SOCIALPROFILE" => profile(property, &said, &label),
        name => {
            let service = service(name).unwrap_or_default().to_lowercase();
            let label = labelled(&service, &label);
            // KDE puts a sign of its own between several.
            let each = said.split('\u{e000}');
            each.map(|one| point(ContactKind::Handle, label.clone(), one))
                .collect()
        }
    };
    points.retain(|point| !point.value.is_empty());
    points
}

/// The form writes a label in brackets at the end of a line: it has none of its own.
fn plain_label(label: &str) -> String {
    value::line(&label.replace(['(', ')'], " "))
}

fn without<'t>(text: &'t str, scheme: &str) -> &'t str {
    match text.get(..scheme.len()) {
        Some(begin) if begin.eq_ignore_ascii_case(scheme) => &text[scheme.len()..],
        _ => text,
    }
}

fn labelled(service: &str, label: &str) -> String {
    let mut words = vec![service];
    let more = label.split(", ").filter(|word| *word != service);
    words.extend(more);
    words.retain(|word| !word.is_empty());
    words.join(", ")
}

/// The parts of an address in their order: box, further, street, town, region, code, country.
fn address(property: &Property, text: &str) -> String {
    let parts: Vec<String> = value::parts(text, ';')
        .iter()
        .map(|part| lines_joined(part))
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return lines_joined(property.parameter("LABEL").unwrap_or_default());
    }
    parts.join(", ")
}

/// Several lines on one, a comma between.
fn lines_joined(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| value::line(line.trim().trim_end_matches(',')));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(", ")
}

/// `xmpp:ana@example.org`, or `skype:ana` with the name of the service beside it.
fn messenger(property: &Property, said: &str, label: &str) -> Vec<ContactPoint> {
    let (scheme, rest) = match said.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (scheme.to_lowercase(), rest),
        _ => (String::new(), said),
    };
    if scheme == "http" || scheme == "https" {
        return vec![page(said, label)];
    }
    let named = property.parameter("X-SERVICE-TYPE");
    let named = named.or_else(|| property.parameter("SERVICE-TYPE"));
    let service = named.map_or_else(
        || scheme.strip_prefix("x-apple").unwrap_or(&scheme).to_owned(),
        str::to_lowercase,
    );
    vec![handle(rest, &labelled(&service, label))]
}

/// The page of somebody on a service, or the name there.
fn profile(property: &Property, said: &str, label: &str) -> Vec<ContactPoint> {
    let named = property.parameter("SERVICE-TYPE");
    let named = named.or_else(|| property.parameter("X-SERVICE-TYPE"));
    let label = labelled(&named.unwrap_or_default().to_lowercase(), label);
    let user = property
        .parameter("X-USER")
        .or_else(|| property.parameter("USERNAME"))
        .filter(|user| !user.is_empty() && !said.contains(user));
    let at_page = ["http:", "https:"]
        .iter()
        .any(|scheme| without(said, scheme).len() < said.len());
    let mut points = vec![if at_page {
        page(said, &label)
    } else {
        handle(without(said, "x-apple:"), &label)
    }];
    points.extend(user.map(|user| handle(user, &label)));
    points
}

fn is_scheme(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
    !text.is_empty() && text.chars().all(fits)
}

fn page(value: &str, label: &str) -> ContactPoint {
    ContactPoint {
        kind: ContactKind::Url,
        label: plain_label(label),
        value: value.to_owned(),
    }
}

fn handle(value: &str, label: &str) -> ContactPoint {
    ContactPoint {
        kind: ContactKind::Handle,
        label: plain_label(label),
        value: value.trim().trim_start_matches("//").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::vcard::lines::lines;

    #[test]
    fn each_way_to_reach_somebody_has_its_kind_and_label() {
        for (line, kind, label, value) in [
            (
                "TEL;TYPE=cell,voice:+381 64 123",
                ContactKind::Phone,
                "mobile",
                "+381 64 123",
            ),
            (
                "TEL;VALUE=uri:tel:+44-555;ext=5",
                ContactKind::Phone,
                "",
                "+44-555;ext=5",
            ),
            (
                "EMAIL;INTERNET;HOME:mailto:ana@example.org",
                ContactKind::Mail,
                "home",
                "ana@example.org",
            ),
            (
                "ADR;TYPE=work:;;Main\\nStreet 5\\, left;Graz;;8010;Austria",
                ContactKind::Address,
                "work",
                "Main, Street 5, left, Graz, 8010, Austria",
            ),
            (
                "ADR;LABEL=\"5 Main St\":;;;;;;",
                ContactKind::Address,
                "",
                "5 Main St",
            ),
            (
                "IMPP;PREF=1:xmpp:ana@example.org",
                ContactKind::Handle,
                "xmpp",
                "ana@example.org",
            ),
            (
                "IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ana",
                ContactKind::Handle,
                "skype, home",
                "ana",
            ),
            (
                "X-SOCIALPROFILE;type=twitter:https://twitter.com/ana",
                ContactKind::Url,
                "twitter",
                "https://twitter.com/ana",
            ),
            (
                "SOCIALPROFILE;SERVICE-TYPE=Mastodon;VALUE=text:@ana@example.org",
                ContactKind::Handle,
                "mastodon",
                "@ana@example.org",
            ),
            ("X-SKYPE-USERNAME:ana", ContactKind::Handle, "skype", "ana"),
            ("X-messaging/irc-All:ana", ContactKind::Handle, "irc", "ana"),
            (
                "URL:https\\://example.org",
                ContactKind::Url,
                "",
                "https://example.org",
            ),
        ] {
            let property = Property::read(&lines(line.as_bytes()).next().unwrap()).unwrap();
            assert!(is_contact(&property.name), "{line}");
            let points = read(&property, &property.decoded().text, property.label());
            let point = ContactPoint {
                kind,
                label: label.to_owned(),
                value: value.to_owned(),
            };
            assert_eq!(points, [point]);
        }
    }
}
