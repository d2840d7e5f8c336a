/** The line on which the Arrs tell their own pages of every change: a hub of SignalR, its JSON over a WebSocket. */
@NullMarked
package io.arrgus.simulator.signalr;

import org.jspecify.annotations.NullMarked;
