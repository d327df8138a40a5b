package org.leadscoring.notify.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Connections that can be closed from outside. Jakarta Mail limits how long a server may keep silent, not how long it may
 * take in all, and its own way to close waits until it has answered.
 */
final class DeadlineSockets extends SocketFactory {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        if (ended) {
            socket.close();
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw connected();
    }

    private static IOException connected() {
        return new IOException("sockets are made first and connected later, so that there is a limit to it");
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends whatever goes on over them. */
    void end() {
        ended = true;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
