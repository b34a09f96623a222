//! Duplicates, over all profiles: which differences make two deliveries different, and which don't.

mod duplicates;
mod provider;
mod resent;
mod ways;

/// Random numbers that are the same in each run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let end = u64::try_from(all.len()).unwrap();
        &all[usize::try_from(self.below(end)).unwrap()]
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            let end = u64::try_from(at + 1).unwrap();
            all.swap(at, usize::try_from(self.below(end)).unwrap());
        }
    }
}
