/** How an API server writes lists and watches. */
export type Encoding = 'protobuf' | 'json';
