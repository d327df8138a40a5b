package org.leadscoring.bootstrap.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/**
 * One connection that is kept open and used by one thread: bytes out, an answer in.
 *
 * <p>The JDK's client would do, but the sender shares the processor with the server it measures, and this takes a small
 * part of what that client takes: no selector, no second thread, no copies. So what is measured is the server.
 */
public final class HttpConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Socket socket;
    private final OutputStream out;
    private final AnswerReader in;

    public HttpConnection(String host, int port) throws IOException {
        this(host, port, PATIENCE);
    }

    /** @param patience how long to wait for the connection and for each answer */
    public HttpConnection(String host, int port, Duration patience) throws IOException {
        socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
            out = socket.getOutputStream();
            in = new AnswerReader(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a request and waits for its answer, a minute at most unless told otherwise.
     *
     * @throws IOException if the connection broke; whether the request was taken nobody knows then
     */
    public Answer exchange(byte[] request) throws IOException {
        out.write(request);
        return in.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
