//! Page: the only module that knows axum and tokio. One thread takes requests; what they ask for is done on others.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request as HttpRequest, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method as HttpMethod, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, body};
use tokio::time::timeout;

use super::guard;
use super::http::{Answer, Asker, Contents, Fields, Method, Request, Sent, path_parts};
use super::lifetime::LOOK;
use super::page::Page;
use super::routes;
use crate::desk::page::PageFault;
use crate::limits;

/// Answers until the page is ended.
///
/// # Errors
/// The system does not let it listen.
pub(super) fn serve(listener: TcpListener, page: &Arc<Page>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let app = Router::new()
            .fallback(answer)
            .layer(DefaultBodyLimit::disable())
            .with_state(Arc::clone(page));
        tokio::select! {
            served = async { axum::serve(listener, app).await } => served,
            () = until_over(page) => Ok(()),
        }
    });
    page.finish();
    // Answers that are still being made are not waited for: whoever asked has gone.
    runtime.shutdown_timeout(Duration::from_millis(200));
    served
}

/// Waits until the page is over.
async fn until_over(page: &Page) {
    loop {
        let seconds = tokio::select! {
            () = page.asked_to_end.notified() => 0,
            () = tokio::time::sleep(Duration::from_secs(LOOK.into())) => LOOK,
        };
        if page.lifetime.is_over(seconds, page.is_busy()) {
            // The answer to whoever asked is on its way.
            tokio::time::sleep(Duration::from_millis(300)).await;
            return;
        }
    }
}

async fn answer(State(page): State<Arc<Page>>, request: HttpRequest) -> Response {
    let method = match *request.method() {
        HttpMethod::GET => Method::Get,
        HttpMethod::POST => Method::Post,
        _ => return response(Answer::words(405, "Không nhận cách gọi này.")),
    };
    let asker = asker(&request);
    let path = path_parts(request.uri().path());
    let first = path.as_ref().and_then(|parts| parts.first()).map(String::as_str);
    let allowed = match guard::allow(method, first, &asker, (page.port, &page.keys)) {
        Ok(allowed) => allowed,
        Err(refusal) => return response(routes::refused(refusal)),
    };
    let Some(path) = path else { return response(routes::not_found(&page)) };
    let query = Fields::parse(request.uri().query().unwrap_or_default().as_bytes());
    let mut taken =
        Request { method, path, query, form: Fields::default(), files: Default::default() };
    if method == Method::Post
        && let Err(fault) = read_body(request, &mut taken).await
    {
        return response(routes::fault(&page, &taken, &fault));
    }
    let made = tokio::task::spawn_blocking(move || routes::answer(&page, allowed, &taken));
    response(made.await.unwrap_or_else(|_| routes::broken()))
}

/// Who asks.
fn asker(request: &HttpRequest) -> Asker {
    let head = request.headers();
    let text = |name: &str| {
        let value: &HeaderValue = head.get(name)?;
        Some(value.to_str().unwrap_or("?").to_owned())
    };
    let hosts = head.get_all(header::HOST).iter();
    Asker {
        hosts: hosts.map(|host| host.to_str().unwrap_or("?").to_owned()).collect(),
        authority: request.uri().authority().map(|authority| authority.as_str().to_owned()),
        // Two of a line are nobody's.
        origin: one(head, "origin"),
        site: one(head, "sec-fetch-site"),
        cookie: text("cookie"),
        door: text("x-vanban-door"),
    }
}

/// The value of a line of the head; of one that is there twice, none that anything is equal to.
fn one(head: &HeaderMap, name: &str) -> Option<String> {
    let mut all = head.get_all(name).iter();
    let first = all.next()?;
    let is_single = all.next().is_none();
    Some(if is_single { first.to_str().unwrap_or("?").to_owned() } else { "?".to_owned() })
}

/// Reads what was sent with a request, as far as it is taken.
async fn read_body(request: HttpRequest, taken: &mut Request) -> Result<(), PageFault> {
    let said = request.headers().get(header::CONTENT_LENGTH);
    let said = said.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if said.or(request.body().size_hint().upper()).is_some_and(|size| size > most_of_a_request()) {
        return Err(PageFault::TooLarge);
    }
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    if kind.starts_with("multipart/form-data") {
        return read_files(request, taken).await;
    }
    let bytes = read_form(request.into_body()).await?;
    match kind.starts_with("application/x-www-form-urlencoded") || bytes.is_empty() {
        true => taken.form = Fields::parse(&bytes),
        // What a window that goes sends is nothing; whatever else it is, it is no form of ours.
        false => return Err(PageFault::NoForm),
    }
    Ok(())
}

/// The most that a request may hold: its files, and a little for each.
fn most_of_a_request() -> u64 {
    (limits::page::SENT + limits::page::FORM + limits::page::FILES * 1_024) as u64
}

/// Reads a form without files.
async fn read_form(mut sent: Body) -> Result<Vec<u8>, PageFault> {
    let mut bytes = Vec::new();
    while let Some(frame) = next_frame(&mut sent).await? {
        if bytes.len() + frame.len() > limits::page::FORM {
            return Err(PageFault::TooLarge);
        }
        bytes.extend_from_slice(&frame);
    }
    Ok(bytes)
}

/// The next piece of a body, waited for a while.
async fn next_frame(sent: &mut Body) -> Result<Option<body::Bytes>, PageFault> {
    let next = std::future::poll_fn(|context| std::pin::Pin::new(&mut *sent).poll_frame(context));
    match timeout(limits::page::STALLED, next).await {
        Err(_) => Err(PageFault::Stalled),
        Ok(None) => Ok(None),
        Ok(Some(Ok(frame))) => Ok(Some(frame.into_data().unwrap_or_default())),
        Ok(Some(Err(_))) => Err(PageFault::Stalled),
    }
}

/// Reads a form with files, none of which is kept where one of them cannot be taken.
async fn read_files(request: HttpRequest, taken: &mut Request) -> Result<(), PageFault> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| PageFault::NoForm)?;
    let (mut files, mut fields) = (0_usize, 0_usize);
    loop {
        let next = timeout(limits::page::STALLED, form.next_field()).await;
        let field = next.map_err(|_| PageFault::Stalled)?.map_err(|_| PageFault::NoForm)?;
        let Some(mut field) = field else { return Ok(()) };
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        loop {
            let next = timeout(limits::page::STALLED, field.chunk()).await;
            let chunk = next.map_err(|_| PageFault::Stalled)?.map_err(|_| PageFault::Stalled)?;
            let Some(chunk) = chunk else { break };
            let (sum, most) = match file {
                Some(_) => (&mut files, limits::page::SENT),
                None => (&mut fields, limits::page::FORM),
            };
            *sum += chunk.len();
            if *sum > most {
                return Err(PageFault::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        match file {
            // A browser sends a nameless file where none was chosen.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) if taken.files.get_mut().len() < limits::page::FILES => {
                taken.files.get_mut().push(Sent { name: file, bytes });
            }
            Some(_) => return Err(PageFault::TooMany),
            None => taken.form.push(name, String::from_utf8_lossy(&bytes).into_owned()),
        }
    }
}

/// What a page of ours may hold: all of it is from here, it sends its forms here, nobody frames it.
const OWN: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

/// What a document in a frame of ours may hold: its own looks. No script runs in it; its links lead out of the frame, and
/// are links of ours: the browser shows its cookie.
const FRAMED: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-top-navigation-by-user-activation";

fn response(answer: Answer) -> Response {
    let policy = match answer.contents {
        Contents::Own => OWN,
        Contents::Framed => FRAMED,
    };
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, answer.body).into_response();
    let head = response.headers_mut();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            head.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, answer.kind);
    put(header::CONTENT_SECURITY_POLICY, policy);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::CACHE_CONTROL, "no-store");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if answer.contents == Contents::Own {
        put(header::X_FRAME_OPTIONS, "DENY");
    }
    for (name, value) in answer.head {
        put(HeaderName::from_static(name), &value);
    }
    response
}
