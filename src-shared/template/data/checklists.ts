import type { BothLanguages } from '../../domain/wording'
import { both } from '../authoring'

type Checklist = readonly BothLanguages[]

export const goNoGo: Checklist = [
  both('方案与预算已批', 'Plan and budget approved'),
  both('物料完成率 100%', 'Materials 100% ready'),
  both('页面全部为通过版', 'Every page is the approved version'),
  both('券/满减/赠品已配置且截图', 'Coupons, spend-and-save and gifts set up, with screenshots'),
  both('核价表双签', 'Price check sheet signed by two people'),
  both('底价保护已开', 'Floor-price protection switched on'),
  both('库存 ≥ 预测 × 安全系数', 'Stock covers the forecast times the safety factor'),
  both('客服排班满编', 'Customer-service roster fully staffed'),
  both('发货预案', 'Shipping plan in place'),
  both('看板数据已校验', 'Dashboard figures verified'),
  both('回滚方案与联系人', 'Rollback plan and contacts at hand'),
]

export const peakGoNoGo: Checklist = [
  ...goNoGo,
  both('演练通过', 'Rehearsal passed'),
  both('三班排班满', 'All three shifts filled'),
  both('应急联系人树', 'Emergency call tree in place'),
  both('备用网络/电源', 'Backup network and power ready'),
  both('预打包达标', 'Pre-packing target reached'),
  both('数据大屏核对', 'War-room screen figures checked'),
]

export const holidayFreeze: Checklist = [
  both('审核通过的素材已归档', 'Approved assets filed'),
  both('大货 ≥ 90% 排产', 'At least 90% of bulk goods scheduled for production'),
  both('提报结果确认', 'Submission results confirmed'),
  both('假期值班人/电话', 'Holiday duty staff and phone numbers'),
  both('供应商假期联系人', 'Holiday contacts at suppliers'),
  both('自动化提醒静默时段', 'Quiet hours set for automatic reminders'),
]

export const warRoomDuty: Checklist = [
  both('每 2 小时:抽查 10 个主推链接到手价', 'Every 2 hours: spot-check the final price of 10 hero listings'),
  both('每 2 小时:库存低于预警的商品', 'Every 2 hours: items below their stock alert'),
  both('每 2 小时:券余量', 'Every 2 hours: coupons left'),
  both('每 2 小时:页面可打开', 'Every 2 hours: pages open'),
  both('每 2 小时:投放花费对目标', 'Every 2 hours: ad spend against target'),
  both('每 2 小时:客服排队数', 'Every 2 hours: customers waiting for service'),
  both('每 2 小时:待发货量对产能', 'Every 2 hours: parcels to ship against capacity'),
  both('每 2 小时:舆情', 'Every 2 hours: public opinion'),
]

export const priceCheck: Checklist = [
  both('逐 SKU:日常价、活动价', 'Each SKU: regular price and campaign price'),
  both('逐 SKU:券后价', 'Each SKU: price after coupons'),
  both('逐 SKU:满减后价', 'Each SKU: price after spend-and-save'),
  both('逐 SKU:会员价', 'Each SKU: member price'),
  both('逐 SKU:最低到手价 ≥ 底价,低于底价不得通过', 'Each SKU: lowest final price not below the floor price, or no pass'),
  both('逐 SKU:毛利率', 'Each SKU: gross margin'),
  both('第一核对人签字', 'Signed by the first checker'),
  both('第二核对人签字,须为另一人', 'Signed by the second checker, another person'),
]

export const pageWalkThrough: Checklist = [
  both('链接', 'Links work'),
  both('图片', 'Images load'),
  both('倒计时', 'Countdown is right'),
  both('券可领', 'Coupons can be claimed'),
  both('加购', 'Add to cart works'),
  both('下单', 'Order can be placed'),
  both('支付', 'Payment works'),
  both('手机各尺寸', 'Every phone size'),
  both('埋点', 'Tracking reports'),
]

export const designReview: Checklist = [
  both('尺寸/格式/大小', 'Dimensions, format, file size'),
  both('品牌色与 LOGO', 'Brand colours and logo'),
  both('字体授权', 'Font licences'),
  both('价格与核价表一致', 'Prices match the price check sheet'),
  both('活动时间与平台一致', 'Campaign times match the platform'),
  both('广告法用语', 'Wording complies with advertising law'),
  both('二维码可扫', 'QR codes scan'),
  both('手机端可读', 'Readable on a phone'),
  both('图层/切片交付', 'Layers and slices handed over'),
  both('文件命名:项目-物料号-尺寸-vN', 'File names: project-material-size-vN'),
]

export const shootDay: Checklist = [
  both('前一天 16:00 拍摄需求单、分镜、参考图已离线缓存', 'Day before, 16:00: brief, storyboard and references available offline'),
  both('前一天 16:00 样品清单数量 = 应到数', 'Day before, 16:00: samples listed = samples expected'),
  both('前一天 场地/模特/化妆/道具确认', 'Day before: venue, models, make-up and props confirmed'),
  both('前一天 相机、灯、卡、电池、备用机', 'Day before: cameras, lights, cards, batteries, spare body'),
  both('08:30 到棚打卡、场地照片', '08:30 Check in at the studio, photo of the set'),
  both('08:45 样品逐件核验(无瑕疵/配件齐/LOGO 清晰)', '08:45 Check each sample: flawless, complete, clear logo'),
  both('09:00 色卡、白平衡、试拍确认', '09:00 Colour card, white balance and test shots confirmed'),
  both('09:30–17:00 逐 SKU 镜头单:正/侧/背/细节/场景/视频', '09:30–17:00 Shot list for each SKU: front, side, back, detail, scene, video'),
  both('每 2 小时 双卡备份', 'Every 2 hours: back up to two cards'),
  both('随时 缺样/瑕疵/加拍记录', 'Any time: note missing samples, flaws and extra shots'),
  both('17:00 运营现场选片签字', '17:00 Operations selects photos on site and signs'),
  both('17:30 样品清点归还,差异写明', '17:30 Samples counted and returned, differences noted'),
  both('18:00 原片命名 日期-SPU-镜号,两份备份', '18:00 Originals named date-SPU-shot, two backups'),
]

export const stockCount: Checklist = [
  both('准备:盘点范围(库区/货位/SKU)、责任人、监盘人', 'Prepare: scope (areas, bins, SKUs), counters, observer'),
  both('准备:未完成出入库单清零,截止时间点', 'Prepare: open inbound and outbound orders cleared, cut-off time'),
  both('准备:冻结库存变动(系统停单)截图', 'Prepare: stock movements frozen, screenshot'),
  both('准备:盘点表已离线下载(盲盘,不显示账面数)', 'Prepare: count sheets offline, book quantities hidden'),
  both('初盘:逐货位 SKU 数量', 'First count: quantity of each SKU in each bin'),
  both('初盘:残次/临期/无码单列', 'First count: damaged, near-expiry and unlabelled goods apart'),
  both('复盘:另一人再数全量或差异货位', 'Second count: another person counts all or the differing bins'),
  both('抽盘:监盘人抽 ≥ 5% 货位', 'Spot count: the observer samples at least 5% of bins'),
  both('核对:差异率 > 0.5% 时三盘并写明原因', 'Reconcile: above 0.5% variance a third count, with the cause'),
  both('签核:仓储、财务双签', 'Sign-off: warehouse and finance both sign'),
  both('收尾:调账审批后解冻,通知运营改可售库存', 'Close: unfreeze once the adjustment is approved, tell operations the sellable stock'),
]

export const inboundDay: Checklist = [
  both('预约号、到货时间', 'Booking number and arrival time'),
  both('车牌与送货单照片', 'Photos of number plate and delivery note'),
  both('箱数', 'Number of cartons'),
  both('外箱破损照片', 'Photos of damaged cartons'),
  both('抽检 AQL 结果', 'AQL sampling result'),
  both('SKU/条码扫描', 'SKU and barcode scan'),
  both('数量差异(多/少)', 'Quantity differences, over or short'),
  both('赠品、包材', 'Gifts and packaging'),
  both('上架货位', 'Put-away bins'),
  both('入库单签名', 'Receipt signed'),
  both('可售库存回传', 'Sellable stock reported back'),
]

export const prePacking: Checklist = [
  both('预包清单:爆款、赠品、包裹卡', 'Pre-pack list: hits, gifts, parcel cards'),
  both('预包数量按预售订单', 'Quantities follow the presale orders'),
  both('SKU 与重量抽检', 'SKUs and weights spot-checked'),
  both('预包库位与标识', 'Bins for packed parcels marked'),
  both('退款订单可拦截拆包', 'Refunded orders can be stopped and unpacked'),
]

export const peakRoster: Checklist = [
  both('夜班 20:00–04:00 满编', 'Night shift 20:00–04:00 filled'),
  both('早班 08:00–16:00 满编', 'Morning shift 08:00–16:00 filled'),
  both('中班 14:00–22:00 满编', 'Afternoon shift 14:00–22:00 filled'),
  both('每班有老客服带队', 'An experienced lead in every shift'),
  both('其他部门支援接待名单', 'List of helpers from other departments'),
  both('分工:售前/售后/攻坚/改单/催付/物流', 'Duties: pre-sales, after-sales, hard cases, order changes, payment reminders, logistics'),
]

export const shipping: Checklist = [
  both('面单与包材余量', 'Waybills and packaging left'),
  both('待发货量对当日产能', 'Parcels to ship against the day’s capacity'),
  both('快递揽收班次已确认', 'Courier pickups confirmed'),
  both('预打包订单先出库', 'Pre-packed orders leave first'),
  both('错发/漏发抽检', 'Wrong and missing items spot-checked'),
  both('异常件(缺货/地址/退款)已拦截', 'Exceptions stopped: out of stock, address, refund'),
  both('发货时效达标', 'Shipping deadlines met'),
  both('当日发货量已回填', 'The day’s shipments recorded'),
]

export const sampleCheck: Checklist = [
  both('样品无瑕疵', 'Samples are flawless'),
  both('配件齐全', 'Accessories complete'),
  both('LOGO 清晰', 'Logo is clear'),
  both('颜色/尺码与 SKU 表一致', 'Colours and sizes match the SKU sheet'),
  both('封样编号已记录', 'Sealed-sample number recorded'),
  both('归还日期', 'Return date agreed'),
]

export const listingEntry: Checklist = [
  both('类目与属性', 'Category and attributes'),
  both('SPU/SKU 编码', 'SPU and SKU codes'),
  both('条码', 'Barcodes'),
  both('标题 ≤ 平台字数', 'Title within the platform’s length'),
  both('价格三项(划线/日常/活动)', 'Three prices: struck-through, regular, campaign'),
  both('库存与预警值', 'Stock and stock alert'),
  both('运费模板', 'Freight template'),
  both('发货时效', 'Shipping deadline'),
  both('售后/质保', 'After-sales and warranty'),
  both('资质上传', 'Certificates uploaded'),
  both('主图 5 张顺序', 'Order of the five main images'),
  both('白底图', 'White-background image'),
  both('视频', 'Video'),
  both('详情页断链检查', 'No broken links in the detail page'),
]

export const listingReview: Checklist = [
  both('价格与核价单一致', 'Prices match the costing sheet'),
  both('图文与实物一致', 'Pictures and text match the goods'),
  both('广告法禁用词', 'No wording banned by advertising law'),
  both('手机端/PC 端预览', 'Previewed on phone and desktop'),
  both('下单测试一单并取消', 'One test order placed and cancelled'),
  both('客服话术已发', 'Customer-service scripts handed out'),
  both('库存 = 入库单', 'Stock equals the warehouse receipt'),
  both('定时时间(时区 Asia/Shanghai)', 'Scheduled time (zone Asia/Shanghai)'),
]

/** The columns of the list, so that no material goes without one. */
export const materialList: Checklist = [
  both('每项写明:物料编号', 'Each material has: a number'),
  both('每项写明:名称', 'Each material has: a name'),
  both('每项写明:渠道', 'Each material has: its channel'),
  both('每项写明:尺寸/格式', 'Each material has: size and format'),
  both('每项写明:数量', 'Each material has: a quantity'),
  both('每项写明:负责人', 'Each material has: one person responsible'),
  both('每项写明:设计到期', 'Each material has: the day its design is due'),
  both('每项写明:审核状态', 'Each material has: its review status'),
  both('每项写明:通过版本号', 'Each material has: the approved version'),
  both('每项写明:使用任务', 'Each material has: the tasks that use it'),
  both('每项写明:实物到货(是/否)', 'Each material has: goods received, yes or no'),
]

export const liveSetUp: Checklist = [
  both('15:00–17:00 链接按排品单上好', '15:00–17:00 Links follow the run-down sheet'),
  both('价格双人核对', 'Prices checked by two people'),
  both('库存核对,留约 10% 备用', 'Stock checked, about 10% kept in reserve'),
  both('券可领可用', 'Coupons can be claimed and used'),
]

export const rehearsal: Checklist = [
  both('17:00–18:00 上传带宽', '17:00–18:00 Upload bandwidth'),
  both('收音', 'Sound'),
  both('灯光', 'Lights'),
  both('备用机与热点', 'Spare phone and hotspot'),
  both('18:30 全员对稿', '18:30 Run-through with everybody'),
]

export const liveDuty: Checklist = [
  both('每 30 分钟:记录 GMV', 'Every 30 minutes: GMV recorded'),
  both('每 30 分钟:记录在线人数', 'Every 30 minutes: viewers recorded'),
  both('每 30 分钟:记录问题', 'Every 30 minutes: problems recorded'),
  both('下播 30 分钟内交接待发货', 'Parcels to ship handed over within 30 minutes after the show'),
]

export const showReview: Checklist = [
  both('在线峰值', 'Peak viewers'),
  both('停留', 'Average watch time'),
  both('商品点击率', 'Product click rate'),
  both('转化', 'Conversion'),
  both('GMV', 'GMV of the show'),
  both('退款预警', 'Refund warnings'),
  both('话术问题', 'Problems in the script'),
  both('掉线次数', 'Connection drops'),
  both('行动项 ≤ 3', 'Three action items at most'),
]
