//! The coarsest partition of nodes in which equal nodes have equal parts (Hopcroft 1971): blocks of a first partition are
//! split until no two nodes of one block have parts in different blocks.
//!
//! With as many edges as parts and `n` nodes, this takes `parts * log n` steps, also for a chain as
//! long as the document.

use rustc_hash::FxHashMap;

/// The blocks of a partition: each is a range of `order`.
struct Partition {
    /// The nodes, those of one block next to each other.
    order: Vec<usize>,
    /// The index of each node in `order`.
    at: Vec<usize>,
    /// The block of each node.
    block: Vec<usize>,
    /// The start and end of each block in `order`.
    ranges: Vec<(usize, usize)>,
    /// How many nodes of each block are marked: they are the first of the block.
    marked: Vec<usize>,
}

/// The block of each node. Nodes of different classes in `first` are different; others are equal if all their parts, in
/// order, are equal.
pub(super) fn refine_partition(first: &[u64], parts: &[Vec<usize>]) -> Vec<usize> {
    let mut partition = Partition::new(first);
    // For each node, the nodes that have it as a part, and the index of the part.
    let mut holders: Vec<Vec<(usize, usize)>> = vec![Vec::new(); first.len()];
    for (holder, parts) in parts.iter().enumerate() {
        for (place, part) in parts.iter().enumerate() {
            holders[*part].push((place, holder));
        }
    }
    let mut waiting: Vec<usize> = (0..partition.ranges.len()).collect();
    let mut is_waiting = vec![true; waiting.len()];
    while let Some(splitter) = waiting.pop() {
        is_waiting[splitter] = false;
        let (begin, end) = partition.ranges[splitter];
        let mut held: Vec<(usize, usize)> = partition.order[begin..end]
            .iter()
            .flat_map(|node| holders[*node].iter().copied())
            .collect();
        held.sort_unstable();
        for same_place in held.chunk_by(|a, b| a.0 == b.0) {
            let mut touched = Vec::new();
            for (_, holder) in same_place {
                partition.mark(*holder, &mut touched);
            }
            for block in touched {
                let Some(new) = partition.split(block) else {
                    continue;
                };
                is_waiting.push(false);
                // Of the two halves, either one splits the other blocks in the same way: the smaller one is faster.
                let next = if is_waiting[block] || partition.len(new) < partition.len(block) {
                    new
                } else {
                    block
                };
                is_waiting[next] = true;
                waiting.push(next);
            }
        }
    }
    partition.block
}

impl Partition {
    fn new(first: &[u64]) -> Self {
        let mut numbers: FxHashMap<u64, usize> = FxHashMap::default();
        let block: Vec<usize> = first
            .iter()
            .map(|class| {
                let next = numbers.len();
                *numbers.entry(*class).or_insert(next)
            })
            .collect();
        let mut order: Vec<usize> = (0..first.len()).collect();
        order.sort_by_key(|node| block[*node]);
        let mut at = vec![0; order.len()];
        let mut ranges = vec![(0, 0); numbers.len()];
        for (index, node) in order.iter().enumerate() {
            at[*node] = index;
            let range = &mut ranges[block[*node]];
            if range.1 == 0 {
                range.0 = index;
            }
            range.1 = index + 1;
        }
        Self {
            order,
            at,
            block,
            marked: vec![0; ranges.len()],
            ranges,
        }
    }

    fn len(&self, block: usize) -> usize {
        self.ranges[block].1 - self.ranges[block].0
    }

    /// Moves a node to the marked ones of its block.
    fn mark(&mut self, node: usize, touched: &mut Vec<usize>) {
        let block = self.block[node];
        let to = self.ranges[block].0 + self.marked[block];
        let from = self.at[node];
        if from < to {
            return;
        }
        if self.marked[block] == 0 {
            touched.push(block);
        }
        self.marked[block] += 1;
        let other = self.order[to];
        self.order.swap(from, to);
        self.at[node] = to;
        self.at[other] = from;
    }

    /// Splits the marked nodes of a block off as a new block, unless all are marked.
    fn split(&mut self, block: usize) -> Option<usize> {
        let marked = std::mem::take(&mut self.marked[block]);
        let (begin, end) = self.ranges[block];
        if marked == end - begin {
            return None;
        }
        let new = self.ranges.len();
        self.ranges.push((begin, begin + marked));
        self.ranges[block].0 = begin + marked;
        self.marked.push(0);
        for node in &self.order[begin..begin + marked] {
            self.block[*node] = new;
        }
        Some(new)
    }
}

#[cfg(test)]
mod tests {
    use super::refine_partition;

    #[test]
    fn nodes_with_equal_parts_are_equal() {
        // Two lists of the same thing, and one of another.
        let found = refine_partition(
            &[1, 1, 1, 2, 3],
            &[vec![3], vec![3], vec![4], vec![], vec![]],
        );
        assert_eq!(found[0], found[1]);
        assert_ne!(found[0], found[2]);
        assert_ne!(found[3], found[4]);
    }

    #[test]
    fn the_order_of_the_parts_counts() {
        let found = refine_partition(&[1, 1, 2, 3], &[vec![2, 3], vec![3, 2], vec![], vec![]]);
        assert_ne!(found[0], found[1]);
    }

    #[test]
    fn rings_of_different_length_are_equal() {
        let found = refine_partition(
            &[1; 6],
            &[vec![0], vec![2], vec![1], vec![0], vec![5], vec![3]],
        );
        assert!(found.iter().all(|block| *block == found[0]), "{found:?}");
    }

    #[test]
    fn each_link_of_a_long_chain_differs() {
        let count = 100_000;
        let mut first = vec![1; count];
        first[count - 1] = 2;
        let parts: Vec<Vec<usize>> = (0..count)
            .map(|node| {
                if node + 1 < count {
                    vec![node + 1]
                } else {
                    vec![]
                }
            })
            .collect();
        let mut found = refine_partition(&first, &parts);
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), count);
    }
}
