package org.leadscoring.bootstrap.trial;

/** Requests to be sent, each as the bytes that go over the wire. */
public interface Requests {

    int count();

    /** The request with this number, from 0. May be asked by several threads. */
    byte[] request(int number);

    /** How many events are in the request with this number. */
    int events(int number);

    /** These, made now instead of when they are sent. */
    static Requests prepared(Requests requests) {
        var made = new byte[requests.count()][];
        for (int i = 0; i < made.length; i++) {
            made[i] = requests.request(i);
        }
        return new Requests() {
            @Override
            public int count() {
                return made.length;
            }

            @Override
            public byte[] request(int number) {
                return made[number];
            }

            @Override
            public int events(int number) {
                return requests.events(number);
            }
        };
    }
}
