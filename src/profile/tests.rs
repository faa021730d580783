use super::*;

const ND30: &str = include_str!("../../templates/the-thuc/nd30.yaml");
const HD05: &str = include_str!("../../templates/the-thuc/hd05.yaml");
const HD36: &str = include_str!("../../templates/the-thuc/hd36.yaml");

fn shipped() -> Profiles {
    Profiles::parse([("hd36.yaml", HD36), ("hd05.yaml", HD05), ("nd30.yaml", ND30)])
        .expect("profiles read")
}

#[test]
fn the_profile_follows_regime_and_date() {
    let profiles = shipped();
    let id = |regime, date: &str| {
        profiles.pick(regime, Date::parse(date).ok()).map(|p| p.id.clone()).unwrap_or_default()
    };
    assert_eq!(id(Regime::State, "2024-11-29"), "nd30");
    assert_eq!(id(Regime::Party, "2026-05-26"), "hd36");
    assert_eq!(id(Regime::Party, "2026-05-27"), "hd05");
    assert_eq!(id(Regime::State, "2019-01-01"), "");
    assert_eq!(profiles.pick(Regime::Party, None).map(|p| p.id.as_str()), Some("hd05"));
}

#[test]
fn what_extends_another_says_only_what_differs() {
    let profiles = shipped();
    let hd36 = profiles.iter().find(|p| p.id == "hd36").expect("hd36");
    assert_eq!(hd36.words.item_end, ",");
    assert_eq!(hd36.words.last_end, ".");
    assert_eq!(hd36.words.addressing["TTr"], "Kính gửi:");
    assert_eq!(hd36.look(Role::KindName, TypeSize::Thirteen).size, 15.0);
}

#[test]
fn every_written_value_is_allowed_by_its_own_row() {
    for profile in shipped().iter() {
        for role in profile.roles() {
            let row = profile.row(role).expect("row");
            for size in [TypeSize::Thirteen, TypeSize::Fourteen] {
                let points = row.points(size).0;
                assert!(
                    (row.size.min..=row.size.max).contains(&points),
                    "{} {}",
                    profile.id,
                    role.id()
                );
            }
            for bound in [row.before, row.first_line].into_iter().flatten() {
                assert!(
                    (bound.min..=bound.max).contains(&bound.value),
                    "{} {}",
                    profile.id,
                    role.id()
                );
            }
        }
    }
}

#[test]
fn a_profile_that_extends_nothing_known_is_named() {
    let problems = Profiles::parse([("x.yaml", "id: x\nextends: y\n")]).expect_err("unknown base");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["TT02"]);
}

#[test]
fn a_slip_in_a_profile_is_a_problem() {
    let text = ND30.replace("font: Times", "fnt: Times");
    let problems = Profiles::parse([("nd30.yaml", text.as_str())]).expect_err("unknown field");
    let reported =
        |problem: &Problem| (problem.code, problem.place.as_ref().map(|place| place.line));
    let line = text.lines().position(|line| line.starts_with("fnt:")).expect("the line") as u32 + 1;
    assert_eq!(problems.iter().map(reported).collect::<Vec<_>>(), [("DL30", Some(line))]);
}

#[test]
fn every_value_of_a_profile_is_checked_and_reported_at_its_place() {
    for (from, to, code) in [
        ("  loi-van: {", "  loi-vann: {", "DL30"),
        ("thickness: 6", "thickness: sáu", "DL92"),
        ("under_issuer: rule", "under_issuer: line", "DL36"),
        ("min: 0.3333", "least: 0.3333", "DL30"),
        ("urgent: KHẨN", "urgnt: KHẨN", "DL30"),
        ("regime: state", "regime: states", "DL36"),
        ("- {role: quoc-hieu,", "- {role: quoc-hieuu,", "DL36"),
    ] {
        assert!(ND30.contains(from), "{from}");
        let text = ND30.replacen(from, to, 1);
        let line = text.lines().position(|line| line.contains(to)).expect("the line") as u32 + 1;
        let problems = Profiles::parse([("nd30.yaml", text.as_str())]).expect_err(to);
        let reported: Vec<_> =
            problems.iter().map(|p| (p.code, p.place.as_ref().map(|place| place.line))).collect();
        assert!(reported.contains(&(code, Some(line))), "{to}: {problems:#?}");
    }
}
