import { ActionIcon, Button, Popover, Select, TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { type Mineral, MINERALS } from '#shared/domain/mineral'
import { byPosition } from '#shared/domain/order'
import { isRefusal } from '#shared/domain/refusal'
import type { Phase } from '#shared/model/phase'
import type { PlanSnapshot } from '#shared/model/snapshot'
import { goesWithPhase } from '#shared/projections/removal/goesWith'
import { usePlanPart, useProject } from '../../session/projectContext'
import { useRemoval } from '../../session/removal'
import { useRun } from '../../session/preview'
import { useFollowing } from '../../widgets/useFollowing'
import { useKeptFocus } from '../../widgets/useKeptFocus'
import { useWording } from '../../widgets/wording'
import { PhaseRemoval } from '../removal/PhaseRemoval'
import classes from './Phases.module.css'

/** The phases of this project: their names, colours and which there are. */
export function Phases() {
  const { t } = useTranslation()
  const phases = usePlanPart(plan => plan.phase)
  const listed = present(phases).sort(byPosition)
  const inside = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(inside)
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<Phase | null>(null)
  // The list would take a click in the dialog for one beside itself. It is there again afterwards.
  const ask = (phase: Phase | null): void => {
    setAsked(phase)
    setOpen(phase === null)
  }
  return (
    <>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="subtle" data-phases onClick={() => setOpen(!isOpen)}>
            {t('phases.title')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('phases.title')}>
          <div ref={inside} className={classes.phases} tabIndex={-1} {...kept}>
            {listed.map(phase => (
              <Row key={phase.id} phase={phase} onAsk={ask} />
            ))}
            <AddPhase known={phases.size} />
          </div>
        </Popover.Dropdown>
      </Popover>
      {asked !== null && <PhaseRemoval phase={asked} onClose={() => ask(null)} />}
    </>
  )
}

interface RowProps {
  readonly phase: Phase
  /** To be asked about: it has tasks. */
  readonly onAsk: (phase: Phase) => void
}

function Row({ phase, onAsk }: RowProps) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const removeNow = useRemoval()
  const { set } = useProject()
  const plan = (): PlanSnapshot => set.documents.snapshot()
  const { id: phaseId } = phase
  const current = word(phase.name)
  const [name, setName] = useFollowing(current)
  const rename = (): void => {
    if (name.trim() === '') setName(current)
    else if (name.trim() !== current) void run('changePhase', { phaseId, name })
  }
  const remove = (): void => {
    if (goesWithPhase(plan(), phaseId).tasks === undefined)
      void removeNow({ command: 'removePhase', input: { phaseId } }, { name: current })
    else onAsk(phase)
  }
  return (
    <div className={classes.row} data-phase={phaseId}>
      <span className={classes.spine} style={{ background: `var(--wr-${phase.colour}-fill)` }} />
      <TextInput
        aria-label={t('phases.nameOf', { phase: current })}
        value={name}
        maxLength={1000}
        onChange={event => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={event => event.key === 'Enter' && rename()}
      />
      <Select
        aria-label={t('phases.colourOf', { phase: current })}
        allowDeselect={false}
        value={phase.colour}
        data={MINERALS.map(value => ({ value, label: t(`colour.${value}`) }))}
        comboboxProps={{ withinPortal: false }}
        onChange={colour => void run('changePhase', { phaseId, colour: colour as Mineral })}
      />
      <ActionIcon variant="subtle" aria-label={t('phases.remove', { phase: current })} onClick={remove}>
        <CommandIcon command="removePhase" size={16} />
      </ActionIcon>
    </div>
  )
}

function AddPhase({ known }: { known: number }) {
  const { t } = useTranslation()
  const run = useRun()
  const [name, setName] = useState('')
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const colour = MINERALS[known % MINERALS.length] ?? 'azurite'
    const outcome = await run('addPhase', { name, colour })
    if (!isRefusal(outcome)) setName('')
  }
  return (
    <form onSubmit={event => void add(event)}>
      <TextInput
        aria-label={t('action.addPhase')}
        placeholder={t('action.addPhase')}
        value={name}
        maxLength={1000}
        onChange={event => setName(event.currentTarget.value)}
      />
    </form>
  )
}
