//! Page: where a figure of a summary came from.

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, errors, paged, typed};
use crate::desk::{Calculation, SourceView, TraceView, trace};
use crate::viet;

/// Shows it.
pub(in crate::web) fn trace(screen: &Screen<'_>) -> Answer {
    let query = screen.query();
    let title = "Số liệu từ đâu ra";
    let Some(figure) = query.get("so") else {
        return screen.show(
            "truy-nguon.html",
            About { title, nav: "tong-hop", ..About::default() },
            json!({"found": null, "figure": "", "whose": "", "period_id": ""}),
        );
    };
    let request = trace::Request {
        figure: figure.to_owned(),
        whose: query.get("cua").map(str::to_owned),
        period: query.get("ky").map(str::to_owned),
        ..trace::Request::default()
    };
    let mut command = format!("vanban trace {}", typed(figure));
    if let Some(whose) = &request.whose {
        command.push_str(&format!(" {}", typed(whose)));
    }
    if let Some(period) = &request.period {
        command.push_str(&format!(" --period {}", typed(period)));
    }
    let (found, errors) = match screen.desk(|desk, _| desk.trace(&request)) {
        Ok(outcome) => {
            let wrong =
                if outcome.found.is_some() { Vec::new() } else { errors(&outcome.problems) };
            (outcome.found, wrong)
        }
        Err(refused) => (None, errors(&refused.problems)),
    };
    let shown = found.as_ref().map(
        |found| json!({"period": found.period_name, "figure": view(&found.figure, screen, "")}),
    );
    let about = About { title, nav: "tong-hop", command, errors, ..About::default() };
    // The name of a mark in Word says nothing to anybody.
    let indicator = found.as_ref().and_then(|found| found.figure.indicator.clone());
    let typed = if figure.starts_with("sl_") { "" } else { figure };
    let named = indicator.unwrap_or_else(|| typed.to_owned());
    let values = json!({
        "found": shown, "figure": named, "whose": request.whose.unwrap_or_default(), "period_id": request.period.unwrap_or_default(),
    });
    screen.show("truy-nguon.html", about, values)
}

fn number(plain: &str) -> String {
    plain.parse().map_or_else(|_| plain.to_owned(), viet::format_number)
}

fn view(figure: &TraceView, screen: &Screen<'_>, part: &str) -> Value {
    let names = match figure.rule {
        Calculation::Rate => ["Tử số", "Mẫu số"],
        _ => ["Kỳ này", "Kỳ trước"],
    };
    let parts: Vec<Value> =
        figure.parts.iter().zip(names).map(|(below, name)| view(below, screen, name)).collect();
    let (sources, source_pager) = paged(figure.sources.iter().collect(), screen.query());
    let (counted, counted_pager) = paged(figure.counted.iter().collect(), screen.query());
    let changed: Vec<String> = figure
        .sources
        .iter()
        .flat_map(|source| {
            source
                .corrections
                .iter()
                .map(move |one| format!("{}: {}", source.sender(), one.words()))
        })
        .collect();
    json!({
        "part": part, "id": figure.id, "name": figure.name, "unit": figure.unit, "whose": figure.whose,
        "value": figure.value.as_deref().map(number), "rule": figure.rule.words(),
        "sources": sources.into_iter().map(source).collect::<Vec<_>>(), "source_pager": source_pager, "source_count": figure.sources.len(),
        "counted": counted.into_iter().map(|one| json!({
            "name": one.name, "counts": one.counts, "state": one.state, "received": one.received,
        })).collect::<Vec<_>>(), "counted_pager": counted_pager, "counted_count": figure.counted.len(),
        "lacking": figure.lacking.iter().map(|lack| json!({"name": lack.name, "words": lack.words})).collect::<Vec<_>>(),
        "changed": changed, "parts": parts,
    })
}

fn source(source: &SourceView) -> Value {
    json!({
        "sender": source.sender(), "group": source.group, "value": number(&source.value), "typed": source.typed,
        "number": source.number, "date": source.date, "received": source.received,
        "came_as": source.came_as.and_then(crate::desk::CameAs::original),
        "file": source.file, "line": source.line,
    })
}
