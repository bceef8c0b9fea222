declare module '*?worker-chunk' {
  export const url: string;
}
