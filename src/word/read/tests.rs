mod hostile;
mod looks;
mod texts;

use super::*;
use crate::paper::outline;
use crate::word::sample::Sample;

/// What a file says, without the lines on the file as a whole.
fn seen(sample: &Sample) -> String {
    let paper = read(&sample.bytes()).expect("reads");
    let text = outline(&paper);
    let at = text.find("── 0").expect("a text");
    text[at..].lines().skip(1).collect::<Vec<_>>().join("\n")
}

/// One body, one outline.
fn check(body: &str, expected: &str) {
    check_with(&Sample::body(body), expected);
}

fn check_with(sample: &Sample, expected: &str) {
    let lines: Vec<_> = expected.lines().collect();
    let indent =
        lines.iter().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start().len());
    let indent = indent.min().unwrap_or(0);
    let expected: Vec<_> =
        lines.iter().filter(|l| !l.trim().is_empty()).map(|l| l[indent..].to_owned()).collect();
    assert_eq!(seen(sample), expected.join("\n"));
}
