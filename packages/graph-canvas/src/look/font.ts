/** Of every text on the map. */
export const MAP_FONT = '"Red Hat Text", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
