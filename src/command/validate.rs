//! `vanban validate`: every problem of data and templates; writes nothing.

use serde_json::json;

use super::Common;
use super::input::Input;
use super::voice::{Voice, exit_code};
use crate::compose::{DocumentKind, Selection, Studio};
use crate::files::disk::RealDisk;
use crate::problem::report;

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, voice: &Voice) -> u8 {
    let mut input = Input::read(&RealDisk, common);
    // A template may be sound and yet not fit these data: merge one document of each kind.
    if let (Some(campaign), Some(resources), false) =
        (&input.gathered.campaign, &input.resources, input.problems.has_errors())
    {
        match Studio::new(campaign, resources) {
            Err(problems) => input.problems.extend(problems),
            Ok(studio) => {
                let jobs = studio.jobs(&Selection::default());
                for kind in [DocumentKind::Plan, DocumentKind::Form, DocumentKind::Summary] {
                    let first = jobs.iter().find(|job| job.kind == kind);
                    if let Some(Err(problems)) = first.map(|job| studio.document(job)) {
                        input.problems.extend(problems);
                    }
                }
            }
        }
    }
    voice.problems(&input.problems, |name| input.text_of(name));
    if voice.is_json() {
        voice.json(&json!({
            "valid": !input.problems.has_errors(),
            "problems": report::to_json(&input.problems),
        }));
    } else if let (Some(campaign), false) = (&input.gathered.campaign, input.problems.has_errors())
    {
        let plan = &campaign.plan.value;
        voice.say(&format!(
            "Dữ liệu hợp lệ: {} cơ quan, đơn vị; {} nhiệm vụ; {} chỉ tiêu; {} kỳ báo cáo; {} báo cáo đã nhận.",
            campaign.all_agencies().count(),
            plan.duties.len(),
            campaign.indicators.value.indicators.len(),
            plan.reporting.periods.len(),
            campaign.reports.len(),
        ));
    }
    exit_code(&input.problems)
}
