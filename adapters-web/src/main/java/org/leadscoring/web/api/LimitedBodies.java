package org.leadscoring.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.leadscoring.application.scoring.ModelFiles;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a body than anything of the API has use for, and refuses what is larger with 413: whoever may ask shall
 * not fill the memory by it. What it says of its length beforehand is believed only to refuse it sooner.
 */
final class LimitedBodies extends OncePerRequestFilter {

    /** In bytes. One more than the largest file of a model, which says of itself that it is too large. */
    private static final int MOST = ModelFiles.MAX_BYTES + 1;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST) {
            refuse(response);
            return;
        }
        var body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            refuse(response);
            return;
        }
        chain.doFilter(new Read(request, body), response);
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        // What is left of it is not read to its end for the sake of the next request.
        response.setHeader("Connection", "close");
        Refused.write(response, HttpStatus.CONTENT_TOO_LARGE, "the body is larger than 1 MB; send less");
    }

    /** A request whose body was read. */
    private static final class Read extends HttpServletRequestWrapper {

        private final ReadBody body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ReadBody(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadBody(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body was read");
        }
    }
}
