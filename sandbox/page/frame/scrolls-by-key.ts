/** For what scrolls: with the focus on it, the arrow keys move it. https://www.w3.org/WAI/WCAG22/Techniques/general/G202 */
export const scrollsByKey = { tabIndex: 0 } as const;
