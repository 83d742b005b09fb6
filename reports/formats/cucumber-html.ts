import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '@cucumber/messages';

/**
 * Writes Cucumber's own page of a run: all messages and the program that shows them, several megabytes. It
 * knows scenarios and their statuses, and nothing of rules that are advisory, choices, calls or upcalls.
 * @param messages the messages of the run, a line each
 * @param page where the page goes
 */
export async function writeCucumberHtml(messages: string, page: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(messages), crlfDelay: Infinity });
  await pipeline(Readable.from(envelopesIn(lines)), new CucumberHtmlStream(), createWriteStream(page));
}

async function* envelopesIn(lines: AsyncIterable<string>): AsyncGenerator<Envelope> {
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as Envelope;
}
