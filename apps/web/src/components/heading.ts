/** The level below the name of what a drawer or a page is of. */
export type Heading = 'h2' | 'h3';
