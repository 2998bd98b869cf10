/**
 * What an agent's way to the server decides: what to send, what to believe, what to let go. Pure:
 * the same news at the same time give the same commands. Knows the wire contract and the check of
 * evidence, so that the agent runs it and a simulator can.
 */
package bondgate.uplink;
