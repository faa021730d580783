//! Page: which address is which screen. Addresses that look change nothing; those that do something are posted.

use std::sync::Arc;

use serde_json::json;

use super::assets;
use super::guard::{Allowed, Refusal, cookie_name};
use super::http::{Answer, Method, Request};
use super::page::Page;
use super::parts::{About, Screen, error_at};
use super::screens::{
    agencies, check, collect, documents, edit, figures, folders, forms, help, import, indicators,
    letters, overview, periods, plan, questions, start, status, summary, works,
};
use crate::desk::page::PageFault;
use crate::viet;

/// Answers a request of somebody who may ask.
pub(super) fn answer(page: &Arc<Page>, allowed: Allowed, request: &Request) -> Answer {
    match allowed {
        Allowed::Entering => return enter(page, request),
        Allowed::Second => return second(page, request),
        Allowed::Browser => {}
    }
    let parts = request.parts();
    // A window that goes leaves no sign of another.
    if parts == ["roi-di"] && request.method == Method::Post {
        page.lifetime.goes();
        return Answer::nothing();
    }
    page.lifetime.is_seen();
    match (request.method, parts.as_slice()) {
        (Method::Get, ["d", nth, rest @ ..]) | (Method::Post, ["d", nth, rest @ ..]) => {
            let known = nth.parse().ok().filter(|nth| page.campaign(*nth).is_some());
            match known {
                Some(nth) => {
                    let screen = Screen { page, campaign: Some(nth), request };
                    of_campaign(&screen, rest).unwrap_or_else(|| not_found(page))
                }
                None => not_found(page),
            }
        }
        (_, parts) => {
            let screen = Screen { page, campaign: None, request };
            of_none(&screen, parts).unwrap_or_else(|| not_found(page))
        }
    }
}

/// What needs no campaign.
fn of_none(screen: &Screen<'_>, parts: &[&str]) -> Option<Answer> {
    use Method::{Get, Post};
    Some(match (screen.request.method, parts) {
        (Get, []) => start::show(screen),
        (Post, ["tao"]) => start::create(screen),
        (Post, ["mo"]) => start::open(screen),
        (Post, ["nhap"]) => import::read(screen),
        (Post, ["nhap", "thay"]) => import::replace(screen),
        (Get, ["chon"]) => folders::show(screen),
        (Get, ["tai-san", name]) => return assets::asset(name),
        (Get, ["favicon.ico"]) => return assets::asset("dau.svg"),
        (Post, ["con-day"]) => Answer::nothing(),
        (Post, ["dong"]) => {
            screen.page.lifetime.end();
            screen.page.asked_to_end.notify_one();
            screen.show(
                "da-dong.html",
                About { title: "Đã đóng chương trình", ..About::default() },
                json!({}),
            )
        }
        _ => return of_both(screen, parts),
    })
}

/// What there is with and without a campaign.
fn of_both(screen: &Screen<'_>, parts: &[&str]) -> Option<Answer> {
    use Method::{Get, Post};
    Some(match (screen.request.method, parts) {
        (Get, ["kiem-tra"]) => check::show(screen),
        (Post, ["kiem-tra"]) => check::begin(screen),
        (Get, ["viec", id]) => return works::show(screen, id),
        (Post, ["viec", id, "dung"]) => return works::stop(screen, id),
        (Get, ["ban-sao"]) => return check::copy(screen),
        (Get, ["tro-giup"]) => help::guide(screen),
        (Get, ["tro-giup", "ma"]) => help::codes(screen),
        (Get, ["tro-giup", "ma", code]) => return help::code(screen, code),
        _ => return None,
    })
}

/// What is about a campaign.
fn of_campaign(screen: &Screen<'_>, parts: &[&str]) -> Option<Answer> {
    use Method::{Get, Post};
    Some(match (screen.request.method, parts) {
        (Get, []) => overview::show(screen),
        (Get, ["ke-hoach"]) => plan::show(screen),
        (Get, ["xem", kind]) => return documents::preview(screen, kind),
        (Get, ["co-quan"]) => agencies::list(screen),
        (Get, ["co-quan", id]) => return agencies::one(screen, id),
        (Get, ["chi-tieu"]) => indicators::list(screen),
        (Get, ["cau-hoi"]) => questions::list(screen),
        (Get, ["ky"]) => periods::list(screen),
        (Get, ["bieu-mau"]) => forms::show(screen),
        (Post, ["lap"]) => forms::build(screen),
        (Get, ["thu"]) => collect::show(screen),
        (Post, ["thu"]) => collect::read(screen),
        (Post, ["thu", "ghi"]) => collect::take(screen),
        (Get, ["tinh-hinh"]) => status::show(screen),
        (Get, ["tinh-hinh", "bang"]) => return status::table(screen),
        (Get, ["don-doc"]) => letters::show(screen),
        (Post, ["don-doc"]) => letters::build(screen),
        (Post, ["don-doc", "da-gui"]) => letters::sent(screen),
        (Get, ["tong-hop"]) => summary::show(screen),
        (Get, ["truy-nguon"]) => figures::trace(screen),
        (Get, ["sua", target]) => return edit::show(screen, target),
        (Post, ["sua", target]) => return edit::save(screen, target),
        (Get, ["sua-lai"]) => edit::last(screen),
        (Post, ["sua-lai"]) => edit::undo(screen),
        (Post, ["loi-van"]) => summary::start_text(screen),
        (Get, ["van-ban"]) => documents::list(screen),
        (Get, ["tep"]) => return documents::file(screen),
        _ => return of_both(screen, parts),
    })
}

/// Lets a browser in by a key of one use, which does not stay in its address.
fn enter(page: &Arc<Page>, request: &Request) -> Answer {
    let given = request.query.get("khoa").unwrap_or_default();
    let Some(session) = page.keys.enter(given) else { return refused(Refusal::NoCookie) };
    page.lifetime.is_seen();
    // To a place of ours only.
    let to = request.query.get("toi").filter(|to| is_ours(to)).unwrap_or("/");
    let cookie = format!("{}={session}; HttpOnly; SameSite=Strict; Path=/", cookie_name(page.port));
    Answer::go(to).with("set-cookie", cookie)
}

/// Whether an address is a path of ours: no other host, no other scheme.
fn is_ours(to: &str) -> bool {
    to.starts_with('/')
        && to.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte))
        && !to.contains("//")
}

/// Gives a second start a key, with its campaign open.
fn second(page: &Arc<Page>, request: &Request) -> Answer {
    page.lifetime.is_seen();
    let folder = request.form.get("o").map(std::path::PathBuf::from);
    let to = folder.map_or_else(|| "/".to_owned(), |folder| page.open_if_campaign(&folder));
    Answer::words(200, &page.entrance(&to))
}

/// What somebody is told who may not ask: no more than how to come in.
pub(super) fn refused(refusal: Refusal) -> Answer {
    let words = match refusal {
        Refusal::NoCookie => {
            "Trang này chỉ mở được từ chương trình vanban trên máy này. Hãy mở lại chương trình (bấm đúp vào vanban, hoặc gõ: vanban open)."
        }
        Refusal::OtherHost | Refusal::OtherPage => "Không nhận yêu cầu từ nơi khác.",
    };
    Answer::words(refusal.status(), words)
}

/// There is no such page.
pub(super) fn not_found(page: &Arc<Page>) -> Answer {
    let none = Request {
        method: Method::Get,
        path: Vec::new(),
        query: Default::default(),
        form: Default::default(),
        files: Default::default(),
    };
    let screen = Screen { page, campaign: None, request: &none };
    let about = About { title: "Không có trang này", ..About::default() };
    let words = "Địa chỉ này không có trang nào, hoặc kết quả của việc đó đã được bỏ đi.";
    screen
        .show("loi.html", about, json!({"words": words, "hint": "Chọn một mục trong danh mục."}))
        .status(404)
}

/// What was sent was not taken.
pub(super) fn fault(page: &Arc<Page>, request: &Request, fault: &PageFault) -> Answer {
    let campaign = match request.parts().as_slice() {
        ["d", nth, ..] => nth.parse().ok().filter(|nth| page.campaign(*nth).is_some()),
        _ => None,
    };
    let screen = Screen { page, campaign, request };
    let error = error_at(fault, "");
    let about = About { title: "Chưa nhận được", ..About::default() };
    let values = json!({
        "words": viet::ended(error["message"].as_str().unwrap_or_default()),
        "hint": error["hint"].as_str().map(viet::ended),
    });
    let status = match fault {
        PageFault::TooLarge | PageFault::TooMany => 413,
        PageFault::Stalled => 408,
        _ => 400,
    };
    screen.show("loi.html", about, values).status(status).with("connection", "close".to_owned())
}

/// A fault of ours.
pub(super) fn broken() -> Answer {
    Answer::words(
        500,
        "Chương trình gặp lỗi khi làm trang này. Dữ liệu không bị ảnh hưởng. Hãy quay lại trang trước.",
    )
}
