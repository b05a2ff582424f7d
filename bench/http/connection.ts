import { connect, type Socket } from 'node:net';

/** A connection that is kept open and carries one request at a time, as thin as it can be: it is part of every figure. */
export interface Connection {
  /** Sends a request and resolves with its status once the whole answer is there. */
  send(request: Buffer): Promise<number>;
  end(): void;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = await connected(port);
  let answer = '';
  let waiting: PromiseWithResolvers<number> | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    answer += chunk;
    if (!isWhole(answer)) return;
    waiting?.resolve(Number(answer.slice(9, 12)));
    answer = '';
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return {
    send(request) {
      waiting = Promise.withResolvers<number>();
      socket.write(request);
      return waiting.promise;
    },
    end: () => void socket.destroy(),
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Whether a response of HTTP/1.1 is complete: by its length where it names one, else by its last chunk. */
export function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, head))?.[1];
  return length === undefined
    ? answer.endsWith('\r\n0\r\n\r\n') || answer.endsWith('\r\n\r\n0\r\n\r\n')
    : answer.length - head - 4 >= Number(length);
}
