//! The experiments of a lesson as they go: its own solution, sent through the lab, step by step.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::World;
use crate::course::Lesson;
use crate::course::solve::{enter, is_met, leave, tasks};
use crate::lab::script;
use crate::lab::{Exchange, Lab, Proof};

/// What was sent in one step, and what was proved.
#[derive(Clone, Debug, Default)]
pub(super) struct Experiment {
    /// The exchanges, in order.
    pub(super) exchanges: Vec<Exchange>,
    /// The proofs, in order.
    pub(super) proofs: Vec<Proof>,
}

/// Returns what each step of a lesson does, by the id of the step. A solution that gets stuck, as a broken lesson may have
/// one, shows what it did until then.
pub(super) fn run(world: &World, lesson: &Lesson) -> BTreeMap<String, Experiment> {
    let scene = world.course.scenes.get(&lesson.scene).map(Arc::clone).unwrap_or_default();
    let mut lab = Lab::new(scene);
    let mut script = lesson.solution.script.iter();
    let mut experiments = BTreeMap::new();
    for (step, task) in tasks(lesson) {
        enter(task, lesson, &mut lab);
        let (sent, proved) = (lab.history().len(), lab.proofs().count());
        while !is_met(task, lesson, &lab) {
            let act = script.next().and_then(|line| script::parse(line).ok());
            if act.is_none_or(|act| lab.act_out(&act, &lesson.body).is_err()) {
                break;
            }
        }
        leave(task, &mut lab);
        let exchanges = (sent + 1..=lab.history().len()).filter_map(|n| lab.history().exchange(n).cloned());
        let proofs = lab.proofs().skip(proved).cloned();
        let experiment = Experiment { exchanges: exchanges.collect(), proofs: proofs.collect() };
        experiments.insert(step.id.clone(), experiment);
    }
    experiments
}
