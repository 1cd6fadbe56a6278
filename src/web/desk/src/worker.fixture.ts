/** The page's clock where no browser runs a worker: a timer of the test, which it moves as it likes. */
class TestTimer {
  onmessage: (() => void) | undefined;
  private readonly timer = setInterval(() => this.onmessage?.(), 1_000);

  terminate(): void {
    clearInterval(this.timer);
  }
}

Object.assign(globalThis, { Worker: TestTimer });
