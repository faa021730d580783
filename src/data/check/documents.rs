//! Values: documents of the office: who issues and signs them, articles, tables, words that print otherwise than they
//! were meant. What depends on the kind of a document is checked where it is composed.

use super::super::documents::{Article, OfficeDocument};
use super::super::load::Located;
use super::super::scalar::Id;
use super::facts::IdOf;
use super::fault::{DocumentFault, WordingFault};
use super::{Checks, Scope, pasted, quotes, signatures, tables, typing};

/// Every document.
pub(super) fn check(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    for (id, file) in &campaign.documents {
        document(checks, id, file);
    }
}

fn document(checks: &mut Checks<'_>, id: &Id, file: &Located<OfficeDocument>) {
    let scope = Scope::Document(id.clone());
    let document = &file.value;
    let say = |checks: &mut Checks<'_>, path: &str, fault: &DocumentFault| {
        checks.say(scope.clone(), fault, file.place(path));
    };
    if document.is_empty() {
        say(checks, "kind", &DocumentFault::Empty);
    }
    let named = document.issuer.iter().map(|id| ("issuer".to_owned(), id));
    let joint = document.issuers.iter().enumerate();
    let joint = joint.map(|(nth, id)| (format!("issuers/{nth}"), id));
    for (path, body) in named.chain(joint) {
        if let Some(fault) = checks.known.unknown(IdOf::Body, body) {
            checks.say(scope.clone(), &fault, file.place(&path));
        }
    }
    match document.issuers.as_slice() {
        [] => {}
        _ if document.issuer.is_some() => say(checks, "issuer", &DocumentFault::IssuerTwice),
        [_] => say(checks, "issuers", &DocumentFault::OneIssuer),
        all => {
            for (nth, body) in all.iter().enumerate().filter(|(nth, b)| all[..*nth].contains(b)) {
                let fault = DocumentFault::RepeatedIssuer { id: body.clone() };
                say(checks, &format!("issuers/{nth}"), &fault);
            }
        }
    }
    if document.signature.is_some() && !document.signatures.is_empty() {
        say(checks, "signatures", &DocumentFault::SignatureTwice);
    }
    let body = document.issuer.as_ref().and_then(|id| checks.campaign.body(id));
    let signed = document.signature.iter().map(|signed| ("signature".to_owned(), signed));
    let several = document.signatures.iter().enumerate();
    let several = several.map(|(nth, signed)| (format!("signatures/{nth}"), signed));
    for (path, signed) in signed.chain(several) {
        signatures::signature(checks, &scope, file, &path, signed, body);
    }
    for (path, article) in articles(document) {
        if article.title.is_none() && article.text.is_empty() {
            say(checks, &path, &DocumentFault::EmptyArticle);
        }
    }
    let all = tables::tables_of(document.outlines(), &document.annexes);
    tables::check_in(checks, &scope, file, all, &document.annexes);
    typing::curved_quotes(checks, file);
    pasted::markup(checks, file);
    pasted::line_breaks(checks, file);
    for (nth, words) in document.recipients.iter().enumerate() {
        if let Some(mark) = pasted::pasted_into_recipient(words.as_str()) {
            let place = file.place(&format!("recipients/{nth}"));
            checks.say(scope.clone(), &WordingFault::PastedRecipient { mark }, place);
        }
    }
    if let Some(mark) = document.subject.as_ref().and_then(|s| quotes::secrecy(s.as_str())) {
        checks.say(scope.clone(), &WordingFault::SecrecyMark { mark }, file.place("subject"));
    }
}

/// Every article with its path.
fn articles(document: &OfficeDocument) -> Vec<(String, &Article)> {
    let mut all = Vec::new();
    let mut add = |path: &str, articles| {
        let articles: &[Article] = articles;
        all.extend(articles.iter().enumerate().map(|(nth, of)| (format!("{path}/{nth}"), of)));
    };
    add("articles", &document.articles);
    for (nth, chapter) in document.chapters.iter().enumerate() {
        add(&format!("chapters/{nth}/articles"), &chapter.articles);
    }
    if let Some(with) = &document.issued_with {
        add("issued_with/articles", &with.articles);
        for (nth, chapter) in with.chapters.iter().enumerate() {
            add(&format!("issued_with/chapters/{nth}/articles"), &chapter.articles);
        }
    }
    all
}
