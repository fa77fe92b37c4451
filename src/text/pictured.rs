//! Which clusters are drawn as pictures: Bangla with its punctuation and spaces; in text several rows high nearly all.

use super::Role;
use super::cells::Widths;
use super::cluster::is_bengali;
use super::picture::{FaceId, Press, Weight};
use super::unit::{Cluster, Look, Unit};

/// The width of a space in font units, beside Bangla and between Latin.
const BANGLA_SPACE: i32 = 260;
const LATIN_SPACE: i32 = 600;

/// How a cluster is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Cells,
    Gap(i32),
    Letters(FaceId),
}

impl Kind {
    fn is_bangla(&self) -> bool {
        matches!(self, Self::Letters(FaceId::Bangla(_)))
    }
}

/// Returns clusters as units, some of them in pictures.
pub(super) fn pictured(clusters: &[Cluster], widths: &Widths, press: &mut Press<'_>) -> Vec<Unit> {
    let kinds = kinds(clusters, press.rows());
    let mut units = Vec::with_capacity(clusters.len());
    let mut rest = clusters;
    for alike in kinds.chunk_by(|one, other| one == other) {
        let Some((own, after)) = rest.split_at_checked(alike.len()) else { break };
        rest = after;
        match alike.first() {
            Some(Kind::Letters(face)) => units.extend(letters(own, *face, press)),
            Some(Kind::Gap(width)) => units.extend(own.iter().map(|space| gap(space, press.units(*width)))),
            _ => units.extend(own.iter().map(|cluster| Unit::cells(cluster, widths))),
        }
    }
    units
}

fn gap(cluster: &Cluster, width: u32) -> Unit {
    Unit {
        text: cluster.text.clone(),
        width,
        role: cluster.role,
        bytes: cluster.bytes.clone(),
        look: Look::Gap,
    }
}

/// Shapes a word; clusters that the font draws as one become one unit.
fn letters(clusters: &[Cluster], face: FaceId, press: &mut Press<'_>) -> Vec<Unit> {
    let text: String = clusters.iter().map(|cluster| cluster.text.as_str()).collect();
    let word = press.word(&text, face);
    let mut starts = clusters.iter().scan(0, |end, cluster| {
        let start = *end;
        *end += cluster.text.len();
        Some((start, cluster))
    });
    let mut units: Vec<Unit> = Vec::with_capacity(word.parts.len());
    for (part, own) in word.parts.iter().enumerate() {
        let Some((_, first)) = starts.find(|(start, _)| *start >= own.bytes.start) else { break };
        if let Some(last) = units.last_mut() {
            last.bytes.end = first.bytes.start;
        }
        units.push(Unit {
            text: text.get(own.bytes.clone()).unwrap_or_default().to_owned(),
            // From edge to edge, so that no rounding adds up.
            width: press.units(own.to).saturating_sub(press.units(own.from)),
            role: first.role,
            bytes: first.bytes.clone(),
            look: Look::Part { word: word.clone(), part, face, over: press.units(own.over) },
        });
    }
    if let (Some(unit), Some(cluster)) = (units.last_mut(), clusters.last()) {
        unit.bytes.end = cluster.bytes.end;
    }
    units
}

fn kinds(clusters: &[Cluster], rows: u16) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = clusters.iter().map(bangla).collect();
    let forth = 1..clusters.len();
    forth.clone().for_each(|at| join(clusters, &mut kinds, at, at - 1));
    forth.rev().for_each(|at| join(clusters, &mut kinds, at - 1, at));
    for at in 0..clusters.len() {
        let before = at.checked_sub(1).and_then(|at| kinds.get(at)).copied();
        let Some(cluster) = clusters.get(at) else { continue };
        let kind = match rows {
            1 => small(cluster, before, clusters.get(at + 1)),
            _ => large(cluster, before, kinds.get(at + 1)),
        };
        if let (Some(own @ Kind::Cells), Some(kind)) = (kinds.get_mut(at), kind) {
            *own = kind;
        }
    }
    kinds
}

fn bangla(cluster: &Cluster) -> Kind {
    let face = FaceId::Bangla(weight(cluster.role));
    let written = |c| is_bengali(c) || matches!(c, '।' | '॥');
    let is_bangla = cluster.text.contains(written) && face.draws(&cluster.text);
    if is_bangla { Kind::Letters(face) } else { Kind::Cells }
}

/// Draws punctuation as its neighbour is drawn, if that is Bangla: the hyphen and the suffix of `POST-এর` stand together. What
/// is of the wire stays as it is.
fn join(clusters: &[Cluster], kinds: &mut [Kind], at: usize, neighbour: usize) {
    if !kinds.get(neighbour).is_some_and(Kind::is_bangla) {
        return;
    }
    let (Some(cluster), Some(kind)) = (clusters.get(at), kinds.get_mut(at)) else { return };
    let face = FaceId::Bangla(weight(cluster.role));
    let joins = |c: char| !c.is_alphanumeric() && c != ' ' && c != '\n';
    if *kind == Kind::Cells
        && !cluster.role.is_wire()
        && cluster.text.chars().all(joins)
        && face.draws(&cluster.text)
    {
        *kind = Kind::Letters(face);
    }
}

/// One row high, a single space after Bangla is drawn with it; more than one are there to align something.
fn small(cluster: &Cluster, before: Option<Kind>, next: Option<&Cluster>) -> Option<Kind> {
    let single = cluster.text == " " && next.is_none_or(|next| next.text != " ");
    let after_bangla = before.is_some_and(|kind| kind.is_bangla());
    (single && after_bangla && !cluster.role.is_wire()).then_some(Kind::Gap(BANGLA_SPACE))
}

/// Several rows high, everything is drawn that a font has. A space beside Bangla on either side is the narrower one.
fn large(cluster: &Cluster, before: Option<Kind>, next: Option<&Kind>) -> Option<Kind> {
    if cluster.text == " " {
        let bangla = [before.as_ref(), next].into_iter().flatten().any(Kind::is_bangla);
        return Some(Kind::Gap(if bangla { BANGLA_SPACE } else { LATIN_SPACE }));
    }
    let face = FaceId::Latin(weight(cluster.role));
    face.draws(&cluster.text).then_some(Kind::Letters(face))
}

fn weight(role: Role) -> Weight {
    if matches!(role, Role::Strong | Role::Title) { Weight::Bold } else { Weight::Regular }
}
