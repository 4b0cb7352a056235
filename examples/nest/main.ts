/**
 * The desk in a NestJS application that is a CommonJS module: a provider, a controller, two loops that end with the application, and
 * refusals as problem details (RFC 9457). Every `@Inject` names its token, so that no metadata of types is needed.
 * `npm run nest` starts it on port 3000, or on `PORT`.
 */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type ArgumentsHost,
  Body,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  Headers,
  HttpException,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
  Param,
  Post,
  UnauthorizedException,
} from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import {
  type Desk,
  type DeskRefusal,
  memoryStore,
  openDesk,
  type Registered,
  type RegistrationInput,
  type Result,
  type Send,
  type SubscriberView,
} from 'zayavka';
import { mts } from 'zayavka/operators';

const deskToken = Symbol('desk');
const sendToken = Symbol('send');

/** Nest answers with what a method returns, so a refusal is thrown. */
class Refusal extends Error {
  readonly refusal: DeskRefusal;

  constructor(refusal: DeskRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function acceptedBy<Value>(answer: Result<Value, DeskRefusal>): Value {
  if (answer.ok) return answer.value;
  throw new Refusal(answer.refusal);
}

const statuses: { readonly [Code in DeskRefusal['code']]?: number } = {
  'input/invalid': 422,
  'status/proof-needed': 401,
  'status/too-many-attempts': 429,
  'request/unknown': 404,
};

/** Refusals of the desk, of Nest (a body that is no JSON, a page that is none) and faults, which stay in the log. */
@Catch()
class ProblemFilter implements ExceptionFilter<unknown> {
  readonly #host: HttpAdapterHost;

  constructor(@Inject(HttpAdapterHost) host: HttpAdapterHost) {
    this.#host = host;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    const response: unknown = host.switchToHttp().getResponse();
    const { httpAdapter } = this.#host;
    httpAdapter.setHeader(response, 'content-type', 'application/problem+json');
    // Written here, because Nest writes only `application/json`.
    httpAdapter.reply(response, JSON.stringify(problem), problem.status);
  }
}

function problemOf(error: unknown): { readonly type: string; readonly title: string; readonly status: number } {
  if (error instanceof Refusal) {
    const { code, ...others } = error.refusal;
    const status = statuses[code] ?? (code.startsWith('number/') ? 422 : 409);
    return { ...others, type: `urn:zayavka:${code}`, title: code, status };
  }
  const type = 'about:blank';
  if (error instanceof HttpException) return { type, title: error.message, status: error.getStatus() };
  console.error(error);
  return { type, title: 'Something is broken', status: 500 };
}

@Controller('requests')
class RequestsController {
  readonly #desk: Desk;

  constructor(@Inject(deskToken) desk: Desk) {
    this.#desk = desk;
  }

  /** The desk checks every field: what the annotation promises is not believed. */
  @Post()
  async register(@Body() form: RegistrationInput): Promise<Registered> {
    return acceptedBy(await this.#desk.register(form));
  }

  /** `x-line`: the line of the login, set by what stands in front of this application. */
  @Get(':number')
  async status(@Param('number') number: string, @Headers('x-line') caller?: string): Promise<SubscriberView> {
    if (caller === undefined) throw new UnauthorizedException('x-line is missing');
    return acceptedBy(await this.#desk.status({ number, caller, channel: 'app' }));
  }
}

@Injectable()
class Workers implements OnModuleInit, OnApplicationShutdown {
  readonly #desk: Desk;
  readonly #send: Send;
  readonly #stop = new AbortController();
  #loops: Promise<unknown> | undefined;

  constructor(@Inject(deskToken) desk: Desk, @Inject(sendToken) send: Send) {
    this.#desk = desk;
    this.#send = send;
  }

  onModuleInit(): void {
    const { signal } = this.#stop;
    this.#loops = Promise.all([
      this.#repeat(60_000, () => this.#desk.tick()),
      this.#repeat(1_000, () => this.#desk.deliver(this.#send, { signal })),
    ]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#loops;
    console.log('The loops have ended.');
  }

  async #repeat(ms: number, work: () => Promise<unknown>): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await work().catch(console.error);
      await pause(ms, undefined, { signal }).catch(() => undefined);
    }
  }
}

@Module({
  controllers: [RequestsController],
  providers: [
    ProblemFilter,
    Workers,
    {
      provide: deskToken,
      useFactory: (): Desk => {
        const secret = process.env['DESK_SECRET'] ?? '000102030405060708090a0b0c0d0e0f';
        return openDesk({ operators: [mts], store: memoryStore(), secret, now: () => new Date() });
      },
    },
    {
      provide: sendToken,
      useValue: async ({ channel, to, text }) => console.log(`${channel} to ${to}: ${text}`),
    } satisfies { provide: symbol; useValue: Send },
  ],
})
class AppModule {}

async function start(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
  app.useGlobalFilters(app.get(ProblemFilter));
  app.enableShutdownHooks();
  await app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1');
  console.log(await app.getUrl());
}

void start();
