// Headroom and hold over the day. Money comes in fen and is shown in yuan; the axis is Shanghai's
// clock wherever the browser stands (UTC shifted by eight hours, Shanghai has no summer time).
const box = document.getElementById("plot");
const SHANGHAI_MILLIS = 8 * 3600 * 1000;
const yuan = new Intl.NumberFormat("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 1 });

if (box && window.echarts) {
  const chart = window.echarts.init(box, null, { renderer: "svg" });
  const line = (name, at, color, type, points) => ({
    name, type: "line", step: "end", symbol: "none", color,
    lineStyle: { width: 2.5, type },
    areaStyle: type === "solid" ? { opacity: 0.08 } : undefined,
    data: points.map((p) => [p[0] + SHANGHAI_MILLIS, p[at]]),
  });
  const draw = (points) => {
    chart.setOption({
      useUTC: true,
      animation: false,
      aria: { enabled: true },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 28 },
      tooltip: {
        trigger: "axis",
        confine: true,
        renderMode: "richText",
        formatter: (all) => [
          new Date(all[0].value[0]).toISOString().slice(0, 19).replace("T", " "),
          ...all.map((one) => `${one.seriesName}  ¥${yuan.format(one.value[1] / 100)}`),
        ].join("\n"),
      },
      xAxis: { type: "time", axisLabel: { hideOverlap: true } },
      yAxis: { type: "value", min: 0, axisLabel: { formatter: (fen) => `¥${short.format(fen / 100)}` } },
      series: [
        line(box.dataset.headroom, 1, "#0b5a6f", "solid", points),
        line(box.dataset.held, 2, "#a86a00", "dashed", points),
      ],
    });
  };
  const load = async () => {
    const answer = await fetch(box.dataset.source, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      draw((await answer.json()).points);
    }
  };
  load();
  document.body.addEventListener("commit", load);
  new ResizeObserver(() => chart.resize()).observe(box);
}
