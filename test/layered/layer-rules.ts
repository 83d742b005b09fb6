/** The rules about layered providers. */
export const LAYER_RULES = ['LAY-1', 'LAY-2', 'LAY-3', 'LAY-4', 'LAY-5', 'LAY-6', 'LAY-7', 'LAY-8'] as const;

/** Selects their scenarios. */
export const ABOUT_LAYERS = '@requires:layered';
