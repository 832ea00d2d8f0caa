/** A real TCP proxy that spoils one exchange: cut after so many bytes, held back, or sent twice. */

import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";

/** How a connection ends: by a reset, by an orderly end, or by nobody saying anything any more. */
export type Ending = "reset" | "close" | "silence";

/** What happens to the next exchange; `at` counts bytes from its first one. */
export type Fault =
  | { readonly do: "cut-request"; readonly at: number; readonly ending: Ending }
  | { readonly do: "cut-response"; readonly at: number; readonly ending: Ending }
  | { readonly do: "hold-request" }
  | { readonly do: "hold-response" }
  | { readonly do: "send-twice" };

export interface CuttingProxy {
  readonly url: string;
  /** Spoils the next exchange. */
  arm(fault: Fault): void;
  /** Bytes of the last exchange, and whether its fault came about. */
  last(): { readonly up: number; readonly down: number; readonly struck: boolean };
  /** Lets everything go on that was held back, and ends what was left hanging. */
  release(): Promise<void>;
  close(): void;
}

/** One request and its response; `copy` is done when the server has answered it a second time. */
interface Exchange {
  readonly fault: Fault | null;
  readonly sent: Buffer[];
  copy?: Promise<void>;
  up: number;
  down: number;
  struck: boolean;
}

/** A proxy in front of the server on `port` of this machine. */
export async function cuttingProxy(port: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let armed: Fault | null = null;
  let last: Exchange = exchange(null);
  let held: Array<() => Promise<void> | void> = [];

  function connect(): Socket {
    return keep(createConnection({ port, host: "127.0.0.1", noDelay: true }));
  }

  function keep(socket: Socket): Socket {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    return socket;
  }

  function begin(): Exchange {
    last = exchange(armed);
    armed = null;
    return last;
  }

  const listener = createServer((client) => {
    join(keep(client), connect(), begin, (call) => held.push(call), connect);
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));

  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    arm: (fault) => {
      armed = fault;
    },
    last: () => last,
    release: async () => {
      const calls = held;
      held = [];
      await Promise.all(calls.map((call) => call()));
    },
    close: () => {
      listener.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function exchange(fault: Fault | null): Exchange {
  return { fault, sent: [], up: 0, down: 0, struck: false };
}

/** Passes bytes both ways; a request that follows a response begins a new exchange. */
function join(
  client: Socket,
  server: Socket,
  begin: () => Exchange,
  hold: (call: () => Promise<void> | void) => void,
  connect: () => Socket,
): void {
  let current: Exchange | null = null;
  let deaf = false;

  function end(ending: Ending): void {
    deaf = true;
    if (ending === "silence") {
      // The phone gives up by itself; the server goes on waiting until the connection is released.
      hold(() => {
        client.destroy();
        server.destroy();
      });
    } else if (ending === "reset") {
      client.resetAndDestroy();
      server.resetAndDestroy();
    } else {
      client.end();
      server.end();
    }
  }

  client.on("data", (data: Buffer) => {
    if (deaf) return;
    if (current === null || current.down > 0) current = begin();
    const now = current;
    const { fault } = now;
    now.sent.push(data);
    if (fault?.do === "cut-request" && now.up + data.length > fault.at) {
      now.struck = true;
      const piece = data.subarray(0, Math.max(0, fault.at - now.up));
      deaf = true;
      server.write(piece, () => end(fault.ending));
    } else if (fault?.do === "hold-request") {
      if (!now.struck) hold(() => delivered(connect(), now));
      now.struck = true;
    } else {
      server.write(data);
    }
    now.up += data.length;
  });

  server.on("data", (data: Buffer) => {
    if (deaf || current === null) return;
    const now = current;
    const { fault } = now;
    if (fault?.do === "cut-response" && now.down + data.length > fault.at) {
      now.struck = true;
      const piece = data.subarray(0, Math.max(0, fault.at - now.down));
      deaf = true;
      client.write(piece, () => end(fault.ending));
    } else if (fault?.do === "hold-response") {
      now.struck = true;
      hold(() => void (client.destroyed || client.write(data)));
    } else if (fault?.do === "send-twice") {
      // The phone is answered once the server has answered the copy as well.
      now.struck = true;
      now.copy ??= delivered(connect(), now);
      void now.copy.then(() => client.write(data));
    } else {
      client.write(data);
    }
    now.down += data.length;
  });

  client.on("close", () => {
    if (!deaf && current?.fault?.do !== "hold-response") server.end();
  });
  server.on("close", () => {
    if (!deaf) client.end();
  });
}

/** Sends an exchange's request over a connection of its own; done when it has been answered. */
function delivered(server: Socket, { sent }: Exchange): Promise<void> {
  return new Promise((done) => {
    server.once("data", () => {
      server.end();
      done();
    });
    server.once("close", () => done());
    server.write(Buffer.concat(sent));
  });
}
