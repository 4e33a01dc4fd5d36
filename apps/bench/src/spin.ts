/** The same work each time, and nothing but computing: how long it takes tells who else computes. */
const ROUNDS = 5;
const STEPS = 20_000_000;

function spin(): number {
  const start = performance.now();
  let state = 1;
  for (let step = 0; step < STEPS; step++) state = (Math.imul(state, 1_664_525) + step) | 0;
  // Printed by no one, but the compiler cannot know that the state is never 0.5.
  return state === 0.5 ? 0 : performance.now() - start;
}

// The first one compiles.
spin();
let total = 0;
for (let round = 0; round < ROUNDS; round++) total += spin();
console.log(total);
