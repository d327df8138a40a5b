package org.leadscoring.bootstrap.bench;

/**
 * What is to be measured of destinations.
 *
 * @param events how many are sent in each turn
 * @param leads of how many people, new ones in each turn
 * @param batch events in a request
 * @param connections over which requests are sent
 * @param rounds how often each server has its turn
 * @param warmUp how many turns before are not counted
 * @param seed the same seed makes the same events
 */
record DestinationsPlan(int events, int leads, int batch, int connections, int rounds, int warmUp, long seed) {}
