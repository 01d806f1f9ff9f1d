// @ts-check
// The pages work without scripts; what scripts add to them stands here, as custom elements.
