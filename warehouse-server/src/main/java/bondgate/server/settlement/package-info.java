/**
 * 汇总缴款 — the run by which the withholding agent 代收代缴义务人 pays the retail tax of the released lists
 * from day 31 to day 45: what is proposed from customs' bills and what is held, what was prepared,
 * and its settlement by the zone writer. Knows {@code guarantee}, {@code sale}, {@code customs} and
 * {@code stream}.
 */
package bondgate.server.settlement;
